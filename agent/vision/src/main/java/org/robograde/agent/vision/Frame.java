package org.robograde.agent.vision;

import org.opencv.core.Mat;

/** What became of one recorded camera frame: a picture, or the reason why it is none. */
sealed interface Frame {
    /**
     * A picture to look at. Whoever gets it releases it.
     *
     * @param pixels 8 bit; grey or blue-green-red, as was asked for
     * @param stampNanos the frame's own header stamp, 0 where it has none
     */
    record Picture(Mat pixels, long stampNanos) implements Frame {}

    /**
     * A frame that cannot be used.
     *
     * @param reason one of a fixed few words, counted
     * @param message what was found, for the reader of the observations
     */
    record Refused(Reason reason, String message) implements Frame {}

    /** Why frames are refused. */
    enum Reason {
        /** The message is not what its channel's schema says. */
        MALFORMED_MESSAGE,
        /** Not a message type, pixel encoding or picture format that is read. */
        UNKNOWN_FORMAT,
        /** Not the size the camera was calibrated at. */
        WRONG_SIZE,
        /** The picture ends before its end mark, or has fewer bytes than its size needs. */
        TRUNCATED,
        /** The decoder gave up. */
        UNDECODABLE
    }
}

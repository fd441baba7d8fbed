package org.robograde.agent.vision;

import java.util.zip.CRC32;
import org.opencv.core.Mat;

/** What became of one recorded camera frame: a picture, or the reason why it is none. */
sealed interface Frame {
    /** The frame's own header stamp, 0 where it has none or cannot be read. */
    long stampNanos();

    /** A checksum (CRC-32) of the picture's bytes as recorded: two frames of equal bytes have equal ones. */
    long contentHash();

    /**
     * A picture to look at. Whoever gets it releases it.
     *
     * @param pixels 8 bit; grey or blue-green-red, as was asked for
     * @param stampNanos see there
     * @param contentHash see there
     */
    record Picture(Mat pixels, long stampNanos, long contentHash) implements Frame {}

    /**
     * A frame that cannot be used.
     *
     * @param reason one of a fixed few words, counted
     * @param message what was found, for the reader of the observations
     * @param stampNanos see there
     * @param contentHash see there
     */
    record Refused(Reason reason, String message, long stampNanos, long contentHash) implements Frame {
        Refused(Reason reason, String message) {
            this(reason, message, 0, 0);
        }
    }

    /** As it is, of a message with this stamp and these bytes. */
    default Frame of(long stamp, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return this instanceof Picture picture
                ? new Picture(picture.pixels(), stamp, crc.getValue())
                : this instanceof Refused refused
                        ? new Refused(refused.reason(), refused.message(), stamp, crc.getValue())
                        : this;
    }

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

package org.robograde.agent.vision.feed;

import java.time.Duration;
import java.util.Optional;

/**
 * The port for video that OpenCV's own build does not read: H.264 files, RTSP. An optional module fills it; it is found by {@link
 * java.util.ServiceLoader}.
 */
public interface VideoDecoder {
    /** Takes the frames in their order. */
    interface FrameTaker {
        /**
         * @param receivedNanos when it came, UTC, nanoseconds since 1970; 0 for a frame of a file
         * @param ownNanos the frame's own time, from the first frame's on
         * @param bgr rows of blue, green, red without padding
         */
        void take(long receivedNanos, long ownNanos, int widthPixels, int heightPixels, byte[] bgr);
    }

    /**
     * Reads a file, or a stream for a while.
     *
     * @param address a file's name or an {@code rtsp://} address
     * @param length of a stream; empty for as long as it lasts
     * @return how many frames there were
     * @throws org.robograde.agent.vision.document.VisionInputException if it cannot be opened, has no video, or is cut off before the first frame
     */
    long read(String address, Optional<Duration> length, FrameTaker taker);
}

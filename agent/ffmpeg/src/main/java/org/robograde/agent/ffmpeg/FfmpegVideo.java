package org.robograde.agent.ffmpeg;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FFmpegLogCallback;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.feed.VideoDecoder;

/** Video by FFmpeg. */
public final class FfmpegVideo implements VideoDecoder {
    private static final String RTSP = "rtsp://";
    /** Of a socket that says nothing, microseconds. */
    private static final String SILENCE_MICROS = "5000000";

    private static final int SIDE_PIXELS_MAX = 16_384;
    private static final long PIXELS_MAX = 64L << 20;

    @Override
    public long read(String address, Optional<Duration> length, FrameTaker taker) {
        // What it would print of a damaged file is said in one sentence here.
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        FFmpegLogCallback.set();
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(address)) {
            grabber.setImageMode(FrameGrabber.ImageMode.COLOR);
            if (address.startsWith(RTSP)) {
                grabber.setOption("rtsp_transport", "tcp");
                grabber.setOption("timeout", SILENCE_MICROS);
            } else {
                // A file of another's may name addresses and other files to read on from.
                grabber.setOption("protocol_whitelist", "file");
            }
            grabber.start();
            refuseUnusable(address, grabber);
            long frames = frames(grabber, length, address.startsWith(RTSP), taker);
            if (frames == 0) {
                throw new VisionInputException(address + ": has no whole frame of video");
            }
            return frames;
        } catch (FrameGrabber.Exception e) {
            throw new VisionInputException(address + ": cannot be read as a film or stream (" + firstLine(e) + ")");
        }
    }

    private static void refuseUnusable(String address, FFmpegFrameGrabber grabber) {
        int width = grabber.getImageWidth();
        int height = grabber.getImageHeight();
        if (!grabber.hasVideo() || width <= 0 || height <= 0) {
            throw new VisionInputException(address + ": has no video");
        }
        if (width > SIDE_PIXELS_MAX || height > SIDE_PIXELS_MAX || (long) width * height > PIXELS_MAX) {
            throw new VisionInputException(address + ": " + width + "x" + height + " pixels; at most " + SIDE_PIXELS_MAX
                    + " on a side and " + PIXELS_MAX + " in all are read");
        }
    }

    private static long frames(FFmpegFrameGrabber grabber, Optional<Duration> length, boolean live, FrameTaker taker)
            throws FrameGrabber.Exception {
        long frames = 0;
        long firstMicros = 0;
        for (Frame frame = grabber.grabImage(); frame != null; frame = grabber.grabImage()) {
            firstMicros = frames == 0 ? frame.timestamp : firstMicros;
            long ownNanos = 1000 * (frame.timestamp - firstMicros);
            if (length.isPresent() && ownNanos > length.get().toNanos()) {
                return frames;
            }
            taker.take(live ? nowNanos() : 0, ownNanos, frame.imageWidth, frame.imageHeight, pixels(frame));
            frames++;
        }
        return frames;
    }

    private static long nowNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private static byte[] pixels(Frame frame) {
        int row = 3 * frame.imageWidth;
        byte[] bgr = new byte[row * frame.imageHeight];
        ByteBuffer image = ((ByteBuffer) frame.image[0]).duplicate();
        for (int y = 0; y < frame.imageHeight; y++) {
            image.position(y * frame.imageStride);
            image.get(bgr, y * row, row);
        }
        return bgr;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}

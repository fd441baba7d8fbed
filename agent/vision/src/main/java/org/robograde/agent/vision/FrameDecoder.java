package org.robograde.agent.vision;

import java.util.Optional;
import java.util.OptionalInt;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;
import org.robograde.agent.evidence.Channel;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.agent.vision.Frame.Reason;
import org.robograde.agent.vision.opencv.NativeOpenCv;
import org.robograde.agent.vision.picture.PictureHeader;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.Message;

/**
 * Recorded message to picture: {@code sensor_msgs/CompressedImage} (JPEG, PNG) and {@code sensor_msgs/Image} ({@link
 * PixelEncoding}), of ROS 1 or ROS 2. A frame that cannot be used is an answer, never an exception: one bad frame must not cost the others.
 */
final class FrameDecoder {
    private final MessageReader reader = new MessageReader();
    private final boolean inColour;

    FrameDecoder(boolean inColour) {
        NativeOpenCv.ready();
        this.inColour = inColour;
    }

    /** @param camera the size every frame must have */
    Frame decode(EvidenceMessage message, CameraModel camera) {
        Channel channel = message.channel();
        String type = MessageReader.type(channel);
        boolean compressed = type.equals("sensor_msgs/CompressedImage");
        if (!MessageReader.readable(channel) || !(compressed || type.equals("sensor_msgs/Image"))) {
            return new Frame.Refused(
                    Reason.UNKNOWN_FORMAT, channel.messageEncoding() + " " + channel.schemaName() + " is not read");
        }
        try {
            Message image = reader.read(message);
            long stampNanos = stampNanos(message, image);
            byte[] data = image.bytes("data");
            Frame frame = compressed ? ofPicture(data, camera) : ofPixels(image, data, camera);
            return frame.of(stampNanos, data);
        } catch (DefinitionException | IllegalArgumentException e) {
            return new Frame.Refused(Reason.MALFORMED_MESSAGE, String.valueOf(e.getMessage()));
        }
    }

    /** The frame's own; of a far station's camera as the recording has corrected it by that station's clock. */
    private static long stampNanos(EvidenceMessage message, Message image) {
        long stated = image.time("header.stamp").toNanos();
        boolean forwarded = message.channel().metadata().containsKey("station");
        return forwarded && stated != 0 ? message.publishTimeNanos() : stated;
    }

    /** The picture's own bytes decide what it is; the message's format text is free prose in practice. */
    Frame ofPicture(byte[] picture, CameraModel camera) {
        Optional<PictureHeader> header = PictureHeader.of(picture);
        if (header.isEmpty()) {
            return new Frame.Refused(Reason.UNKNOWN_FORMAT, picture.length + " bytes are neither a JPEG nor a PNG");
        }
        int width = header.get().widthPixels();
        int height = header.get().heightPixels();
        if (width != camera.widthPixels() || height != camera.heightPixels()) {
            return wrongSize(width, height, camera);
        }
        if (!header.get().complete()) {
            return new Frame.Refused(Reason.TRUNCATED, picture.length + " bytes end before the picture's end mark");
        }
        // A camera's pixels are where its calibration saw them: an EXIF orientation must not turn them.
        int flags =
                Imgcodecs.IMREAD_IGNORE_ORIENTATION | (inColour ? Imgcodecs.IMREAD_COLOR : Imgcodecs.IMREAD_GRAYSCALE);
        MatOfByte bytes = new MatOfByte(picture);
        try {
            Mat pixels = Imgcodecs.imdecode(bytes, flags);
            if (pixels.cols() == width && pixels.rows() == height) {
                return new Frame.Picture(pixels, 0, 0);
            }
            pixels.release();
            return new Frame.Refused(Reason.UNDECODABLE, "the decoder gave no picture of " + width + "x" + height);
        } catch (CvException e) {
            return new Frame.Refused(Reason.UNDECODABLE, "the decoder gave up");
        } finally {
            bytes.release();
        }
    }

    private Frame ofPixels(Message image, byte[] data, CameraModel camera) {
        String name = image.text("encoding");
        Optional<PixelEncoding> encoding = PixelEncoding.of(name);
        if (encoding.isEmpty()) {
            return new Frame.Refused(
                    Reason.UNKNOWN_FORMAT, "encoding " + name + " is not one of " + PixelEncoding.names());
        }
        int channels = encoding.get().channels();
        long width = image.integer("width");
        long height = image.integer("height");
        if (width != camera.widthPixels() || height != camera.heightPixels()) {
            return wrongSize(width, height, camera);
        }
        long step = image.integer("step");
        if (step < width * channels || data.length < step * (height - 1) + width * channels) {
            return new Frame.Refused(
                    Reason.TRUNCATED,
                    data.length + " bytes in rows of " + step + " do not hold " + width + "x" + height);
        }
        Mat raw = new Mat((int) height, (int) width, CvType.CV_8UC(channels));
        if (step == width * channels) {
            raw.put(0, 0, data, 0, (int) (step * height));
        } else {
            putRows(raw, data, (int) step, (int) width * channels);
        }
        return new Frame.Picture(converted(raw, encoding.get()), 0, 0);
    }

    private static void putRows(Mat raw, byte[] data, int step, int rowBytes) {
        for (int row = 0; row < raw.rows(); row++) {
            raw.put(row, 0, data, row * step, rowBytes);
        }
    }

    private Mat converted(Mat raw, PixelEncoding encoding) {
        OptionalInt conversion = encoding.conversion(inColour);
        if (conversion.isEmpty()) {
            return raw;
        }
        Mat result = new Mat();
        Imgproc.cvtColor(raw, result, conversion.getAsInt());
        raw.release();
        return result;
    }

    private static Frame wrongSize(long width, long height, CameraModel camera) {
        return new Frame.Refused(
                Reason.WRONG_SIZE,
                width + "x" + height + " pixels; the camera was calibrated at " + camera.widthPixels() + "x"
                        + camera.heightPixels());
    }
}

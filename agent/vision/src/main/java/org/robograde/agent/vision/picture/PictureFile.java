package org.robograde.agent.vision.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.opencv.core.CvException;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/** A JPEG or PNG that somebody gave by name. */
public final class PictureFile {
    static final int SIDE_PIXELS_MAX = 16_384;
    static final int SIDE_PIXELS_MIN = 16;
    private static final long BYTES_MAX = 256L << 20;

    private PictureFile() {}

    /**
     * @return 8 bit, one channel; whoever gets it releases it
     * @throws VisionInputException if it is no whole picture of a usable size; the message names the file
     */
    public static Mat grey(Path file) {
        return decoded(bytes(file), file.toString(), Imgcodecs.IMREAD_GRAYSCALE);
    }

    /** As {@link #grey}, blue-green-red. */
    public static Mat colour(Path file) {
        return decoded(bytes(file), file.toString(), Imgcodecs.IMREAD_COLOR);
    }

    /** @throws VisionInputException if the file cannot be read */
    public static byte[] bytes(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new VisionInputException(file + ": no such file");
            }
            if (Files.size(file) > BYTES_MAX) {
                throw new VisionInputException(file + ": more than " + (BYTES_MAX >> 20) + " MiB, that is no picture");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new VisionInputException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** @param name for the message */
    static Mat decoded(byte[] content, String name, int colour) {
        NativeOpenCv.ready();
        PictureHeader header = checked(content, name);
        MatOfByte bytes = new MatOfByte(content);
        try {
            // A camera's pixels are where its calibration saw them: an EXIF orientation must not turn them.
            Mat pixels = Imgcodecs.imdecode(bytes, Imgcodecs.IMREAD_IGNORE_ORIENTATION | colour);
            if (pixels.cols() == header.widthPixels() && pixels.rows() == header.heightPixels()) {
                return pixels;
            }
            pixels.release();
            throw new VisionInputException(
                    name + ": the decoder gave no picture of " + header.widthPixels() + "x" + header.heightPixels());
        } catch (CvException e) {
            throw new VisionInputException(name + ": the decoder gave up");
        } finally {
            bytes.release();
        }
    }

    private static PictureHeader checked(byte[] content, String name) {
        Optional<PictureHeader> header = PictureHeader.of(content);
        if (header.isEmpty()) {
            throw new VisionInputException(name + ": neither a JPEG nor a PNG");
        }
        int width = header.get().widthPixels();
        int height = header.get().heightPixels();
        if (width > SIDE_PIXELS_MAX || height > SIDE_PIXELS_MAX) {
            throw new VisionInputException(
                    name + ": " + width + "x" + height + " pixels; at most " + SIDE_PIXELS_MAX + " on a side are read");
        }
        if (width < SIDE_PIXELS_MIN || height < SIDE_PIXELS_MIN) {
            throw new VisionInputException(name + ": " + width + "x" + height + " pixels; at least " + SIDE_PIXELS_MIN
                    + " on a side are needed");
        }
        if (!header.get().complete()) {
            throw new VisionInputException(
                    name + ": cut off: " + content.length + " bytes end before the picture's end mark");
        }
        return header.get();
    }
}

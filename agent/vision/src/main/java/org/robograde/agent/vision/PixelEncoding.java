package org.robograde.agent.vision;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.opencv.imgproc.Imgproc;

/** How raw pixels are laid out, by the names of ROS's {@code sensor_msgs/image_encodings}: 8 bits each. */
enum PixelEncoding {
    MONO8(1, -1, Imgproc.COLOR_GRAY2BGR),
    RGB8(3, Imgproc.COLOR_RGB2GRAY, Imgproc.COLOR_RGB2BGR),
    BGR8(3, Imgproc.COLOR_BGR2GRAY, -1),
    RGBA8(4, Imgproc.COLOR_RGBA2GRAY, Imgproc.COLOR_RGBA2BGR),
    BGRA8(4, Imgproc.COLOR_BGRA2GRAY, Imgproc.COLOR_BGRA2BGR),
    /** The name tells the first two pixels of the first row, then of the second. */
    BAYER_RGGB8(1, Imgproc.COLOR_BayerRGGB2GRAY, Imgproc.COLOR_BayerRGGB2BGR),
    BAYER_BGGR8(1, Imgproc.COLOR_BayerBGGR2GRAY, Imgproc.COLOR_BayerBGGR2BGR),
    BAYER_GBRG8(1, Imgproc.COLOR_BayerGBRG2GRAY, Imgproc.COLOR_BayerGBRG2BGR),
    BAYER_GRBG8(1, Imgproc.COLOR_BayerGRBG2GRAY, Imgproc.COLOR_BayerGRBG2BGR);

    private final int channels;
    private final int toGrey;
    private final int toColour;

    /** Conversions are OpenCV's, or -1 where the pixels are right as they are. */
    PixelEncoding(int channels, int toGrey, int toColour) {
        this.channels = channels;
        this.toGrey = toGrey;
        this.toColour = toColour;
    }

    static Optional<PixelEncoding> of(String rosName) {
        return Arrays.stream(values()).filter(e -> e.rosName().equals(rosName)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(PixelEncoding::rosName).toList();
    }

    private String rosName() {
        return name().toLowerCase(Locale.ROOT);
    }

    int channels() {
        return channels;
    }

    /** OpenCV's code to grey or to blue-green-red; empty where there is nothing to do. */
    OptionalInt conversion(boolean inColour) {
        int code = inColour ? toColour : toGrey;
        return code < 0 ? OptionalInt.empty() : OptionalInt.of(code);
    }
}

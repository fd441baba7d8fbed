package org.robograde.agent.vision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;

/**
 * How good one camera's frames were, second by second of the trial's time: how many came, in how many the unit was seen, how bright
 * and how sharp they were. Brightness and sharpness are taken from the first usable frame of each second: they change slowly
 * and cost as much as the search itself.
 */
final class CameraQuality {
    private static final long SECOND = 1_000_000_000L;
    private static final int DARK = 10;
    private static final int BRIGHT = 245;

    private final String camera;
    private final ObservationChannels channels;
    private Map<String, Object> look = Map.of();
    private long firstNanos;
    private long lastNanos;
    private long frames;
    private long refused;
    private long seen;
    private double errorPixelsSum;

    CameraQuality(String camera, ObservationChannels channels) {
        this.camera = camera;
        this.channels = channels;
    }

    void frame(long atNanos) {
        if (frames > 0 && Math.floorDiv(atNanos, SECOND) != Math.floorDiv(lastNanos, SECOND)) {
            finish();
        }
        firstNanos = frames == 0 ? atNanos : firstNanos;
        lastNanos = atNanos;
        frames++;
    }

    void refused() {
        refused++;
    }

    void sighting(Sighting sighting) {
        if (sighting instanceof Sighting.Seen s) {
            seen++;
            errorPixelsSum += s.pose().uprightErrorPixels();
        }
    }

    void picture(Mat grey) {
        if (look.isEmpty()) {
            Map<String, Object> now = new TreeMap<>();
            now.put("brightnessMean", rounded(Core.mean(grey).val[0], 2));
            now.put("darkShare", share(grey, DARK, Core.CMP_LE));
            now.put("brightShare", share(grey, BRIGHT, Core.CMP_GE));
            now.put("sharpness", rounded(sharpness(grey), 1));
            look = now;
        }
    }

    /** Writes the second that was under way, if any. */
    void finish() {
        if (frames == 0) {
            return;
        }
        Map<String, Object> second = new TreeMap<>(look);
        second.put("camera", camera);
        second.put("fromNanos", String.valueOf(firstNanos));
        second.put("toNanos", String.valueOf(lastNanos));
        second.put("frames", frames);
        second.put("refused", refused);
        second.put("seen", seen);
        if (seen > 0) {
            second.put("uprightErrorPixelsMean", rounded(errorPixelsSum / seen, 3));
        }
        channels.quality(lastNanos, second);
        look = Map.of();
        frames = 0;
        refused = 0;
        seen = 0;
        errorPixelsSum = 0;
    }

    private static BigDecimal share(Mat grey, int limit, int comparison) {
        Mat mask = new Mat();
        Core.compare(grey, new org.opencv.core.Scalar(limit), mask, comparison);
        double share = Core.countNonZero(mask) / (double) grey.total();
        mask.release();
        return rounded(share, 4);
    }

    /** Variance of the Laplacian in the picture's middle quarter: falls when the lens is out of focus or the unit's light goes. */
    private static double sharpness(Mat grey) {
        Mat middle = grey.submat(new Rect(grey.cols() / 4, grey.rows() / 4, grey.cols() / 2, grey.rows() / 2));
        Mat laplacian = new Mat();
        MatOfDouble mean = new MatOfDouble();
        MatOfDouble deviation = new MatOfDouble();
        Imgproc.Laplacian(middle, laplacian, CvType.CV_16S);
        Core.meanStdDev(laplacian, mean, deviation);
        double variance = Math.pow(deviation.get(0, 0)[0], 2);
        middle.release();
        laplacian.release();
        mean.release();
        deviation.release();
        return variance;
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
    }
}

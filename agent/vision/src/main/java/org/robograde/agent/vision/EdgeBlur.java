package org.robograde.agent.vision;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * How wide the picture's sharpest edges are. An edge of contrast C spread by a blur of standard deviation s has a steepest slope of C / (s
 * sqrt(2 pi)): with the picture's own contrast and its steepest slopes that gives s, in any light. It is an upper bound where the
 * picture has no edge of full contrast.
 */
final class EdgeBlur {
    /** Of all pixels, those on the sharpest edges. */
    private static final double STEEPEST = 0.002;
    /** Flatter pictures have no edge to judge by. */
    private static final double CONTRAST_MIN = 6;

    private EdgeBlur() {}

    /** Standard deviation of the edges' spread in pixels; not a number for a picture without contrast. */
    static double pixels(Mat grey) {
        Mat half = new Mat();
        Mat across = new Mat();
        Mat down = new Mat();
        Mat slope = new Mat();
        try {
            // Half size: the sensor's noise would make slopes of its own.
            Imgproc.resize(grey, half, new Size(grey.cols() / 2.0, grey.rows() / 2.0), 0, 0, Imgproc.INTER_AREA);
            byte[] levels = new byte[(int) half.total()];
            half.get(0, 0, levels);
            int[] counts = new int[256];
            for (byte level : levels) {
                counts[level & 0xFF]++;
            }
            double contrast = quantile(counts, levels.length, 0.998) - quantile(counts, levels.length, 0.002);
            if (contrast < CONTRAST_MIN) {
                return Double.NaN;
            }
            Imgproc.Sobel(half, across, CvType.CV_32F, 1, 0, 3, 0.125);
            Imgproc.Sobel(half, down, CvType.CV_32F, 0, 1, 3, 0.125);
            Core.magnitude(across, down, slope);
            float[] slopes = new float[(int) slope.total()];
            slope.get(0, 0, slopes);
            double steepest = steepest(slopes);
            return steepest > 0 ? 2 * contrast / (steepest * Math.sqrt(2 * Math.PI)) : Double.NaN;
        } finally {
            half.release();
            across.release();
            down.release();
            slope.release();
        }
    }

    private static double quantile(int[] counts, int total, double share) {
        long sum = 0;
        for (int level = 0; level < 256; level++) {
            sum += counts[level];
            if (sum >= share * total) {
                return level;
            }
        }
        return 255;
    }

    /** The slope that only the steepest share exceeds, by a histogram in steps of an eighth. */
    private static double steepest(float[] slopes) {
        int[] counts = new int[256 * 8];
        for (float slope : slopes) {
            counts[Math.min(counts.length - 1, Math.max(0, (int) (8 * slope)))]++;
        }
        long above = 0;
        for (int i = counts.length - 1; i > 0; i--) {
            above += counts[i];
            if (above >= STEEPEST * slopes.length) {
                return i / 8.0;
            }
        }
        return 0;
    }
}

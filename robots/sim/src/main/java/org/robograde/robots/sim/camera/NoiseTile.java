package org.robograde.robots.sim.camera;

import java.util.Random;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * The sensor's pixel noise. Drawing it anew for each frame would cost more than the rest of the picture; one tile a little larger than the
 * frame is drawn per trial and laid at a place that the trial's chance picks.
 */
final class NoiseTile implements AutoCloseable {
    /** Mean of the tile in counts; four standard deviations, so that it never needs a sign. */
    static final int MEAN = 10;

    static final double STANDARD_DEVIATION_COUNTS = 2.5;

    private static final int SLACK = 64;

    private final Mat tile;
    private final int width;
    private final int height;
    private final Random placing;

    NoiseTile(int width, int height, Random chance) {
        this.width = width;
        this.height = height;
        this.placing = chance;
        byte[] levels = quantiles();
        byte[] samples = new byte[(width + SLACK) * (height + SLACK) * 3];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = levels[chance.nextInt(levels.length)];
        }
        tile = new Mat(height + SLACK, width + SLACK, CvType.CV_8UC3);
        tile.put(0, 0, samples);
    }

    void addTo(Mat frame) {
        int left = placing.nextInt(SLACK);
        int top = placing.nextInt(SLACK);
        Mat part = tile.submat(top, top + height, left, left + width);
        Core.add(frame, part, frame);
        part.release();
    }

    @Override
    public void close() {
        tile.release();
    }

    /** 256 equally likely levels of a normal law, read off while summing its density. */
    private static byte[] quantiles() {
        byte[] levels = new byte[256];
        double z = -4;
        double below = 0;
        double dz = 1e-4;
        for (int i = 0; i < levels.length; i++) {
            double wanted = (i + 0.5) / levels.length;
            while (below < wanted) {
                below += Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * dz;
                z += dz;
            }
            levels[i] = (byte) Math.round(MEAN + STANDARD_DEVIATION_COUNTS * z);
        }
        return levels;
    }
}

package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Whether the camera still looks where it looked: the picture's quarters are held against those of the trial's first picture by phase
 * correlation, which light does not shift. What moves in the scene moves one quarter; a camera that is pushed or turned moves them
 * all. Holds native memory of a fixed size until it is closed.
 */
final class Background implements AutoCloseable {
    private static final int WIDTH = 640;

    private final List<Mat> reference = new ArrayList<>();
    private final Mat window = new Mat();
    private final Mat small = new Mat();
    private final Mat real = new Mat();
    private double scale = 1;

    /**
     * How many pixels the background lies from where it lay first: the second least of the quarters' shifts, so that what moves in
     * one or two of them does not count. 0 for the first picture; not a number where too little can be recognised.
     */
    double shiftPixels(Mat grey) {
        scale = Math.max(1, grey.cols() / (double) WIDTH);
        Imgproc.resize(grey, small, new Size(grey.cols() / scale, grey.rows() / scale), 0, 0, Imgproc.INTER_AREA);
        small.convertTo(real, CvType.CV_32F);
        boolean first = reference.isEmpty();
        double[] shifts = new double[4];
        int width = real.cols() / 2;
        int height = real.rows() / 2;
        if (first) {
            Imgproc.createHanningWindow(window, new Size(width, height), CvType.CV_32F);
        }
        for (int i = 0; i < 4; i++) {
            Mat quarter = real.submat(new Rect(i % 2 * width, i / 2 * height, width, height));
            if (first) {
                reference.add(quarter.clone());
            } else {
                shifts[i] = shift(reference.get(i), quarter);
            }
            quarter.release();
        }
        Arrays.sort(shifts);
        // Not-a-numbers sort last: one or two quarters may be unrecognisable.
        return scale * (Double.isNaN(shifts[2]) ? Double.NaN : shifts[1]);
    }

    private double shift(Mat before, Mat now) {
        double[] response = new double[1];
        Point shift = Imgproc.phaseCorrelate(before, now, window, response);
        return response[0] < VisionParameters.BACKGROUND_RESPONSE_MIN ? Double.NaN : Math.hypot(shift.x, shift.y);
    }

    @Override
    public void close() {
        reference.forEach(Mat::release);
        window.release();
        small.release();
        real.release();
    }
}

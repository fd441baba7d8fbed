package org.robograde.agent.vision.motion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;
import org.opencv.video.DISOpticalFlow;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/**
 * What moves in a fixed camera's reduced picture, by dense optical flow between looks (dense inverse search, Kroeger et al. 2016). Holds native
 * memory of a fixed size until it is closed.
 */
public final class SceneFlow implements AutoCloseable {
    /** Less between two looks is the noise's own. */
    private static final double STILL_PIXELS = 0.4;
    /** Looks further apart show other scenes, not one that moved. */
    private static final double APART_SECONDS_MAX = 1;

    private final DISOpticalFlow method;
    private final Mat before = new Mat();
    private final Mat flow = new Mat();
    private long beforeNanos;

    public SceneFlow() {
        NativeOpenCv.ready();
        method = DISOpticalFlow.create(DISOpticalFlow.PRESET_ULTRAFAST);
    }

    /**
     * What moved since the look before.
     *
     * @param movingShare of the picture, 0 to 1
     * @param pixelsPerSecond within the region asked for, the median over its pixels; empty without a region
     */
    public record Moved(double movingShare, OptionalDouble pixelsPerSecond) {}

    /**
     * Empty for the first look, and after a gap.
     *
     * @param small 8 bit, grey, always of one size
     * @param region a convex polygon, or none
     */
    public Optional<Moved> see(long nanos, Mat small, List<Point> region) {
        double seconds = (nanos - beforeNanos) / 1e9;
        Optional<Moved> moved = Optional.empty();
        if (!before.empty() && seconds > 0 && seconds <= APART_SECONDS_MAX) {
            method.calc(before, small, flow);
            moved = Optional.of(moved(seconds, region));
        }
        small.copyTo(before);
        beforeNanos = nanos;
        return moved;
    }

    private Moved moved(double seconds, List<Point> region) {
        float[] xy = new float[(int) flow.total() * 2];
        flow.get(0, 0, xy);
        int moving = 0;
        for (int i = 0; i < xy.length; i += 2) {
            moving += xy[i] * xy[i] + xy[i + 1] * xy[i + 1] > STILL_PIXELS * STILL_PIXELS ? 1 : 0;
        }
        return new Moved(
                2.0 * moving / xy.length, region.isEmpty() ? OptionalDouble.empty() : within(xy, seconds, region));
    }

    private OptionalDouble within(float[] xy, double seconds, List<Point> region) {
        Mat mask = Mat.zeros(flow.size(), CvType.CV_8U);
        MatOfPoint polygon = new MatOfPoint();
        polygon.fromList(region);
        Imgproc.fillConvexPoly(mask, polygon, new Scalar(255));
        byte[] inside = new byte[(int) mask.total()];
        mask.get(0, 0, inside);
        polygon.release();
        mask.release();
        double[] sizes = new double[inside.length];
        int count = 0;
        for (int i = 0; i < inside.length; i++) {
            if (inside[i] != 0) {
                sizes[count] = Math.hypot(xy[2 * i], xy[2 * i + 1]) / seconds;
                count++;
            }
        }
        if (count == 0) {
            return OptionalDouble.empty();
        }
        Arrays.sort(sizes, 0, count);
        return OptionalDouble.of(sizes[count / 2]);
    }

    @Override
    public void close() {
        before.release();
        flow.release();
    }
}

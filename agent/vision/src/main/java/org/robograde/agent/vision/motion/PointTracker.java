package org.robograde.agent.vision.motion;

import java.util.Optional;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfFloat;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.core.TermCriteria;
import org.opencv.video.Video;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/**
 * One point of a video, such as an instrument's tip, followed by pyramidal optical flow (Lucas and Kanade). Each frame is held against the
 * first, so that errors do not add up; where that fails against the one before. Holds native memory of a fixed size until it is closed.
 */
public final class PointTracker implements AutoCloseable {
    private static final double DRIFT_PIXELS_MAX = 1;

    private final int windowPixels;
    private final Mat first = new Mat();
    private final Mat before = new Mat();
    private Point start;
    private Point last;

    /**
     * @param grey the first picture
     * @param x of the point in it, pixels
     * @param y of the point in it, pixels
     * @param windowPixels side of the patch that is followed
     */
    public PointTracker(Mat grey, double x, double y, int windowPixels) {
        NativeOpenCv.ready();
        this.windowPixels = windowPixels;
        start = new Point(x, y);
        last = start.clone();
        grey.copyTo(first);
        grey.copyTo(before);
    }

    /** Where the point is now; empty where it is lost, and then it is looked for from its last place in the next picture. */
    public Optional<Point> follow(Mat grey) {
        Optional<Point> found = flow(first, grey, start, last).or(() -> flow(before, grey, last, last));
        if (found.isPresent()) {
            last = found.get();
            grey.copyTo(before);
        }
        return found;
    }

    /** There and back again: a point that does not come back was not followed. */
    private Optional<Point> flow(Mat from, Mat to, Point at, Point guess) {
        Optional<Point> there = once(from, to, at, guess);
        Optional<Point> back = there.flatMap(point -> once(to, from, point, at));
        return back.filter(point -> Math.hypot(point.x - at.x, point.y - at.y) <= DRIFT_PIXELS_MAX)
                .flatMap(point -> there);
    }

    private Optional<Point> once(Mat from, Mat to, Point at, Point guess) {
        MatOfPoint2f points = new MatOfPoint2f(at);
        MatOfPoint2f moved = new MatOfPoint2f(guess);
        MatOfByte status = new MatOfByte();
        MatOfFloat error = new MatOfFloat();
        try {
            Video.calcOpticalFlowPyrLK(
                    from,
                    to,
                    points,
                    moved,
                    status,
                    error,
                    new Size(windowPixels, windowPixels),
                    3,
                    new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, 40, 0.001),
                    Video.OPTFLOW_USE_INITIAL_FLOW,
                    1e-4);
            return status.toArray()[0] == 1 ? Optional.of(moved.toArray()[0]) : Optional.empty();
        } finally {
            points.release();
            moved.release();
            status.release();
            error.release();
        }
    }

    @Override
    public void close() {
        first.release();
        before.release();
    }
}

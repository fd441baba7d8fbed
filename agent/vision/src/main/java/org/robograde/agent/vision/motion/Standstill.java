package org.robograde.agent.vision.motion;

import java.util.OptionalLong;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.video.Video;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/**
 * When something in a region of the picture came to a stop, by dense optical flow (Farneback 2003) at half size: the moment since which no
 * more than a small share of the region has moved. Holds native memory of a fixed size until it is closed.
 */
public final class Standstill implements AutoCloseable {
    private final Rect region;
    private final double pixelsPerSecondMax;
    private final double shareMax;
    private final Mat before = new Mat();
    private final Mat now = new Mat();
    private final Mat flow = new Mat();
    private long beforeNanos;
    private OptionalLong since = OptionalLong.empty();

    /**
     * @param region where it is looked for
     * @param pixelsPerSecondMax slower than this stands
     * @param shareMax of the region's pixels that may move all the same: noise, a shadow
     */
    public Standstill(Rect region, double pixelsPerSecondMax, double shareMax) {
        NativeOpenCv.ready();
        this.region = region.clone();
        this.pixelsPerSecondMax = pixelsPerSecondMax;
        this.shareMax = shareMax;
    }

    /** Since when it has stood, by this picture and all before it; empty while it moves and for the first. */
    public OptionalLong see(long nanos, Mat grey) {
        Mat part = grey.submat(region);
        Imgproc.resize(part, now, new Size(region.width / 2.0, region.height / 2.0), 0, 0, Imgproc.INTER_AREA);
        part.release();
        if (!before.empty() && nanos > beforeNanos) {
            boolean moves = moving(nanos) > shareMax;
            since = moves ? OptionalLong.empty() : since.isPresent() ? since : OptionalLong.of(beforeNanos);
        }
        now.copyTo(before);
        beforeNanos = nanos;
        return since;
    }

    private double moving(long nanos) {
        Video.calcOpticalFlowFarneback(before, now, flow, 0.5, 3, 15, 3, 5, 1.1, 0);
        float[] xy = new float[(int) flow.total() * 2];
        flow.get(0, 0, xy);
        double limit = pixelsPerSecondMax * (nanos - beforeNanos) / 1e9 / 2;
        int moving = 0;
        for (int i = 0; i < xy.length; i += 2) {
            moving += Math.hypot(xy[i], xy[i + 1]) > limit ? 1 : 0;
        }
        return 2.0 * moving / xy.length;
    }

    @Override
    public void close() {
        before.release();
        now.release();
        flow.release();
    }
}

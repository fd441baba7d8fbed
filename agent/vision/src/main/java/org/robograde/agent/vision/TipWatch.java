package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.robograde.agent.vision.motion.PointTracker;
import org.robograde.agent.vision.motion.Tremor;

/**
 * One instrument's tip in one camera's pictures, followed from the first on: its place in every frame, in pixels and, by the lens and the stated
 * distance, in metres across the line of sight; and how it trembles, ten seconds at a time. Looks at the surroundings of where it began only.
 */
final class TipWatch implements AutoCloseable {
    private static final long STRETCH_NANOS = 10_000_000_000L;
    private static final double FROM_HERTZ = 3;
    private static final double TO_HERTZ = 20;
    /** Below half of the frame rate, so that the highest frequency is still told from its mirror image. */
    private static final double NYQUIST_SHARE = 0.48;

    private final String id;
    private final PicturePlan.Tip tip;
    private final CameraModel camera;
    private final ObservationChannels channels;
    private final Rect surroundings;
    private final List<double[]> stretch = new ArrayList<>();
    private Optional<PointTracker> tracker = Optional.empty();
    private long stretchFrom;
    private long stretchTo;
    private long lastTaken = Long.MIN_VALUE;
    private long frames;
    private long followed;
    private Optional<String> noTremor = Optional.empty();

    TipWatch(String id, PicturePlan.Tip tip, CameraModel camera, ObservationChannels channels) {
        this.id = id;
        this.tip = tip;
        this.camera = camera;
        this.channels = channels;
        int reach = VisionParameters.TIP_REACH_PIXELS;
        int left = (int) Math.max(0, Math.rint(tip.x()) - reach);
        int top = (int) Math.max(0, Math.rint(tip.y()) - reach);
        surroundings = new Rect(left, top, (int) Math.min(camera.widthPixels() - left, 2L * reach), (int)
                Math.min(camera.heightPixels() - top, 2L * reach));
    }

    /** @param takenNanos when the picture was taken, by its own stamp */
    void see(long logTimeNanos, long takenNanos, Mat grey) {
        frames++;
        Mat part = grey.submat(surroundings);
        try {
            if (tracker.isEmpty()) {
                tracker = Optional.of(
                        new PointTracker(part, tip.x() - surroundings.x, tip.y() - surroundings.y, tip.windowPixels()));
            }
            if (takenNanos > lastTaken) {
                lastTaken = takenNanos;
                tracker.get().follow(part).ifPresent(at -> followed(logTimeNanos, takenNanos, at));
            }
        } finally {
            part.release();
        }
    }

    private void followed(long logTimeNanos, long takenNanos, Point at) {
        followed++;
        double x = at.x + surroundings.x;
        double y = at.y + surroundings.y;
        double[] tangents = camera.lens().tangents(x, y);
        double xMeters = tangents[0] * tip.distanceMeters();
        double yMeters = tangents[1] * tip.distanceMeters();
        Map<String, Object> stated = new TreeMap<>();
        stated.put("tip", id);
        stated.put("camera", tip.camera());
        stated.put("x", CameraQuality.rounded(x, 2));
        stated.put("y", CameraQuality.rounded(y, 2));
        stated.put("xMeters", CameraQuality.rounded(xMeters, 6));
        stated.put("yMeters", CameraQuality.rounded(yMeters, 6));
        stated.put("scaleRelativeStandardUncertainty", CameraQuality.rounded(scaleUncertainty(), 4));
        channels.tip(logTimeNanos, takenNanos, stated);
        if (!stretch.isEmpty() && takenNanos - stretchFrom >= STRETCH_NANOS) {
            writeTremor(logTimeNanos);
        }
        stretchFrom = stretch.isEmpty() ? takenNanos : stretchFrom;
        stretchTo = takenNanos;
        stretch.add(new double[] {(takenNanos - stretchFrom) / 1e9, xMeters, yMeters});
    }

    private double scaleUncertainty() {
        return tip.distanceStandardUncertaintyMeters() / tip.distanceMeters();
    }

    private void writeTremor(long logTimeNanos) {
        int n = stretch.size();
        double span = stretch.get(n - 1)[0];
        double highest = span > 0 ? Math.min(TO_HERTZ, NYQUIST_SHARE * (n - 1) / span) : 0;
        if (highest <= FROM_HERTZ) {
            noTremor = Optional.of("the frames come too slowly for a tremor of " + FROM_HERTZ + " Hz and more");
        } else {
            try {
                Tremor tremor = Tremor.of(column(0), column(1), column(2), FROM_HERTZ, highest);
                channels.tremor(logTimeNanos, stated(tremor, highest));
            } catch (IllegalArgumentException e) {
                noTremor = Optional.of(String.valueOf(e.getMessage()));
            }
        }
        stretch.clear();
    }

    private Map<String, Object> stated(Tremor tremor, double highest) {
        Map<String, Object> stated = new TreeMap<>();
        stated.put("tip", id);
        stated.put("camera", tip.camera());
        stated.put("fromNanos", String.valueOf(stretchFrom));
        stated.put("toNanos", String.valueOf(stretchTo));
        stated.put("frames", stretch.size());
        stated.put("bandFromHertz", CameraQuality.rounded(FROM_HERTZ, 1));
        stated.put("bandToHertz", CameraQuality.rounded(highest, 1));
        stated.put("hertz", CameraQuality.rounded(tremor.hertz(), 2));
        stated.put("amplitudeMeters", CameraQuality.rounded(tremor.amplitude(), 6));
        stated.put("rmsMeters", CameraQuality.rounded(tremor.rms(), 6));
        stated.put("scaleRelativeStandardUncertainty", CameraQuality.rounded(scaleUncertainty(), 4));
        return stated;
    }

    private double[] column(int which) {
        return stretch.stream().mapToDouble(row -> row[which]).toArray();
    }

    /** Writes what was under way. */
    void finish(long endNanos) {
        if (!stretch.isEmpty()) {
            writeTremor(endNanos);
        }
    }

    Map<String, Object> summary() {
        Map<String, Object> stated =
                new TreeMap<>(Map.of("tip", id, "camera", tip.camera(), "frames", frames, "followed", followed));
        noTremor.ifPresent(reason -> stated.put("noTremor", reason));
        return stated;
    }

    @Override
    public void close() {
        tracker.ifPresent(PointTracker::close);
    }
}

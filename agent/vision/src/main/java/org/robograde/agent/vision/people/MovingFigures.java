package org.robograde.agent.vision.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/**
 * What is in a fixed camera's picture and was not there before, and is as large as a person would be there. The picture without anybody is the
 * median over the trial so far, so a figure is found from its first look on, and one that stands still is found as long as most of the trial
 * has seen the place without it; one that never moves is not found. Looks are therefore judged a minute at a time. Memory is bounded.
 */
public final class MovingFigures implements AutoCloseable {
    private static final int LOOKS_MAX = 300;
    private static final long WINDOW_NANOS = 60_000_000_000L;
    private static final int REFERENCES_MAX = 48;
    /** Darker pictures hold nothing to tell apart. */
    private static final double MEAN_MIN = 6;

    private static final double DIFFERENCE_MIN = 12;
    private static final double DIFFERENCE_NOISES = 8;
    private static final double LEAST_AREA_SHARE = 0.35;
    private static final double GREATEST_AREA_SHARE = 2.2;
    /** Less than this of the figure's box filled is a line, not a body. */
    private static final double FILLED_MIN = 0.35;

    private static final int AREA_MIN = 12;
    private static final double UNIT_MARGIN_METERS = 0.12;
    private static final double JOINED_METERS = 0.2;

    private final StandingView view;
    private final List<Taken> waiting = new ArrayList<>();
    private final List<byte[]> references = new ArrayList<>();
    private int stride = 1;
    private int taken;
    private final Mat background = new Mat();
    private final Mat picture = new Mat();
    private final Mat difference = new Mat();
    private final Mat mask = new Mat();
    private final Mat labels = new Mat();
    private final Mat statistics = new Mat();
    private final Mat centres = new Mat();

    /** @param view of pictures of the size that will be seen */
    public MovingFigures(StandingView view) {
        NativeOpenCv.ready();
        this.view = view;
    }

    /**
     * Where the unit is, which is nobody.
     *
     * @param x metres in the site's frame
     * @param y metres in the site's frame
     */
    public record UnitBody(double x, double y, double radiusMeters, double heightMeters) {}

    /** One look and who is in it; empty of nobody, absent where it was too dark to tell. */
    public record Look(long nanos, Optional<List<Figure>> figures) {}

    /** A look that was not judged yet. */
    private static final class Taken {
        private final long nanos;
        private final int columns;
        private final byte[] pixels;
        private final Optional<UnitBody> unit;

        Taken(long nanos, int columns, byte[] pixels, Optional<UnitBody> unit) {
            this.nanos = nanos;
            this.columns = columns;
            this.pixels = pixels;
            this.unit = unit;
        }
    }

    /**
     * Takes in one look.
     *
     * @param small 8 bit, grey, always of one size
     * @param unit where it is, if it is known to be on the field
     * @return the looks that can be judged now, mostly none
     */
    public List<Look> see(long nanos, Mat small, Optional<UnitBody> unit) {
        byte[] pixels = new byte[(int) small.total()];
        small.get(0, 0, pixels);
        waiting.add(new Taken(nanos, small.cols(), pixels, unit));
        if (taken % stride == 0) {
            references.add(pixels);
            if (references.size() > REFERENCES_MAX) {
                for (int i = references.size() - 1; i > 0; i -= 2) {
                    references.remove(i);
                }
                stride *= 2;
            }
        }
        taken++;
        boolean due = waiting.size() >= LOOKS_MAX || nanos - waiting.get(0).nanos >= WINDOW_NANOS;
        return due ? finish() : List.of();
    }

    /** The looks that were not judged yet. */
    public List<Look> finish() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        int columns = waiting.get(0).columns;
        byte[] median = median();
        background.create(median.length / columns, columns, CvType.CV_8U);
        background.put(0, 0, median);
        picture.create(background.size(), CvType.CV_8U);
        double level = Core.mean(background).val[0];
        List<Look> looks = new ArrayList<>();
        for (Taken one : waiting) {
            looks.add(new Look(one.nanos, figures(one, level)));
        }
        waiting.clear();
        return looks;
    }

    private byte[] median() {
        int count = references.size();
        byte[] median = new byte[references.get(0).length];
        byte[] sorted = new byte[count];
        for (int i = 0; i < median.length; i++) {
            for (int k = 0; k < count; k++) {
                sorted[k] = (byte) (references.get(k)[i] - 128);
            }
            Arrays.sort(sorted);
            median[i] = (byte) (sorted[count / 2] + 128);
        }
        return median;
    }

    private Optional<List<Figure>> figures(Taken one, double level) {
        picture.put(0, 0, one.pixels);
        double here = Core.mean(picture).val[0];
        if (here < MEAN_MIN || level < MEAN_MIN) {
            return Optional.empty();
        }
        // Lamps that are dimmed are no change of the scene.
        picture.convertTo(picture, -1, level / here, 0);
        Core.absdiff(picture, background, difference);
        Imgproc.threshold(difference, mask, threshold(), 255, Imgproc.THRESH_BINARY);
        one.unit.ifPresent(this::blank);
        opened();
        if (Core.countNonZero(mask) == 0) {
            return Optional.of(List.of());
        }
        int count = Imgproc.connectedComponentsWithStats(mask, labels, statistics, centres, 8, CvType.CV_32S);
        List<Figure> figures = new ArrayList<>();
        int[] box = new int[5];
        double[] centre = new double[2];
        for (int i = 1; i < count; i++) {
            statistics.get(i, 0, box);
            centres.get(i, 0, centre);
            if (box[4] >= AREA_MIN && box[4] >= FILLED_MIN * box[2] * box[3]) {
                figure(centre, box[4]).ifPresent(figures::add);
            }
        }
        return Optional.of(figures);
    }

    private Optional<Figure> figure(double[] centre, int area) {
        return view.standing(centre[0], centre[1]).flatMap(at -> {
            double expected = StandingView.area(view.person(at[0], at[1]));
            boolean asLarge =
                    expected > 0 && area >= LEAST_AREA_SHARE * expected && area <= GREATEST_AREA_SHARE * expected;
            return asLarge
                    ? Optional.of(new Figure(at[0], at[1], view.standardUncertaintyMeters(at[0], at[1]), false))
                    : Optional.empty();
        });
    }

    /** Far above what most of the picture differs by, which is its noise. */
    private double threshold() {
        byte[] levels = new byte[(int) difference.total()];
        difference.get(0, 0, levels);
        int[] counts = new int[256];
        for (byte level : levels) {
            counts[level & 0xFF]++;
        }
        int sum = 0;
        int median = 0;
        while (sum < levels.length / 2) {
            sum += counts[median];
            median++;
        }
        return Math.max(DIFFERENCE_MIN, DIFFERENCE_NOISES * (median - 1 + 0.5));
    }

    private void blank(UnitBody unit) {
        List<Point> outline = view.drum(
                unit.x(), unit.y(), unit.radiusMeters() + UNIT_MARGIN_METERS, unit.heightMeters() + UNIT_MARGIN_METERS);
        if (!outline.isEmpty()) {
            MatOfPoint polygon = new MatOfPoint();
            polygon.fromList(outline);
            Imgproc.fillConvexPoly(mask, polygon, new Scalar(0));
            polygon.release();
        }
    }

    /** Specks away, parts of one body together. */
    private void opened() {
        Mat small = Imgproc.getStructuringElement(Imgproc.MORPH_ELLIPSE, new Size(3, 3));
        Imgproc.morphologyEx(mask, mask, Imgproc.MORPH_OPEN, small);
        small.release();
        Optional<double[]> middle = view.at(mask.cols() / 2.0, mask.rows() / 2.0, 1);
        double scale = middle.map(at -> view.pixelsPerMeter(at[0], at[1], 1)).orElse(10.0);
        int reach = 2 * (int) Math.max(1, Math.min(10, JOINED_METERS * scale / 2)) + 1;
        Mat wide = Imgproc.getStructuringElement(Imgproc.MORPH_ELLIPSE, new Size(reach, reach));
        Imgproc.morphologyEx(mask, mask, Imgproc.MORPH_CLOSE, wide);
        wide.release();
    }

    @Override
    public void close() {
        for (Mat each : List.of(background, picture, difference, mask, labels, statistics, centres)) {
            each.release();
        }
    }
}

package org.robograde.agent.vision.motion;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/**
 * Instruments in an endoscope's round view: dark, bluish shafts that come in from the rim, with all that hangs together with them. It sees no
 * instrument that lies wholly inside of the view.
 */
public final class Instruments {
    private static final int WIDTH = 490;
    private static final double DARKER = 0.75;
    private static final int SHAFT_PIXELS = 40;
    private static final double ELONGATED = 2.5;
    private static final double REACH_SHARE = 0.6;
    /** How far beyond its shaft an instrument's steel end may reach. */
    private static final double END_PIXELS = 62;

    private static final int END_WIDTH_PIXELS = 30;

    private Instruments() {}

    /**
     * @param mask 255 where an instrument is; whoever gets it releases it
     * @param tips furthest from the rim, one for each instrument, pixels
     */
    public record Seen(Mat mask, List<Point> tips) {
        public Seen {
            tips = List.copyOf(tips);
        }
    }

    /** @param picture blue-green-red, 8 bit */
    public static Seen in(Mat picture) {
        NativeOpenCv.ready();
        double scale = picture.cols() / (double) WIDTH;
        Mat small = new Mat();
        Mat value = new Mat();
        Mat view = new Mat();
        Mat dark = new Mat();
        Mat kept = new Mat();
        try {
            Imgproc.resize(
                    picture, small, new Size(WIDTH, Math.round(picture.rows() / scale)), 0, 0, Imgproc.INTER_AREA);
            Imgproc.medianBlur(small, small, 7);
            Core.extractChannel(small, value, 1);
            view(value, view);
            Imgproc.cvtColor(small, value, Imgproc.COLOR_BGR2Lab);
            dark(value, view, dark);
            fromRim(dark, view, kept).forEach(shaft -> steelEnd(value, view, shaft, dark));
            List<Point> tips =
                    fromRim(dark, view, kept).stream().map(Shaft::tip).toList();
            Mat mask = new Mat();
            Imgproc.resize(kept, mask, picture.size(), 0, 0, Imgproc.INTER_LINEAR);
            Imgproc.threshold(mask, mask, 127, 255, Imgproc.THRESH_BINARY);
            return new Seen(
                    mask,
                    tips.stream()
                            .map(tip -> new Point(tip.x * scale, tip.y * scale))
                            .toList());
        } finally {
            small.release();
            value.release();
            view.release();
            dark.release();
            kept.release();
        }
    }

    private static Mat disc(int radius) {
        return Imgproc.getStructuringElement(Imgproc.MORPH_ELLIPSE, new Size(2 * radius + 1.0, 2 * radius + 1.0));
    }

    /** The round window: all that is not black, without its holes. */
    private static void view(Mat value, Mat view) {
        Imgproc.threshold(value, view, 12, 255, Imgproc.THRESH_BINARY);
        Mat points = new Mat();
        Core.findNonZero(view, points);
        view.setTo(new Scalar(0));
        if (!points.empty()) {
            org.opencv.core.MatOfPoint all = new org.opencv.core.MatOfPoint(points);
            float[] radius = new float[1];
            Point centre = new Point();
            org.opencv.core.MatOfPoint2f exact = new org.opencv.core.MatOfPoint2f(all.toArray());
            Imgproc.minEnclosingCircle(exact, centre, radius);
            Imgproc.circle(view, centre, Math.round(radius[0] * 0.97f), new Scalar(255), Imgproc.FILLED);
            all.release();
            exact.release();
        }
        points.release();
    }

    /** Black and steel are bluer than what lies in a box under warm light, and darker; where the two part is told by Otsu's method. */
    private static void dark(Mat lab, Mat view, Mat dark) {
        Mat blue = new Mat();
        Mat light = new Mat();
        Mat outside = new Mat();
        Mat bright = new Mat();
        Core.bitwise_not(view, outside);
        Core.extractChannel(lab, blue, 2);
        Core.extractChannel(lab, light, 0);
        double parting = otsu(blue, view);
        Core.compare(blue, new Scalar(parting), dark, Core.CMP_LT);
        brighter(light, bright);
        dark.setTo(new Scalar(0), bright);
        dark.setTo(new Scalar(0), outside);
        Mat close = disc(4);
        Mat open = disc(2);
        Imgproc.morphologyEx(dark, dark, Imgproc.MORPH_OPEN, open);
        Imgproc.morphologyEx(dark, dark, Imgproc.MORPH_CLOSE, close);
        for (Mat mat : new Mat[] {blue, light, outside, bright, close, open}) {
            mat.release();
        }
    }

    /** All that is not much darker than its surroundings without anything as thin as a shaft. */
    private static void brighter(Mat light, Mat bright) {
        Mat without = new Mat();
        Mat kernel = disc(SHAFT_PIXELS);
        Mat limit = new Mat();
        Imgproc.morphologyEx(light, without, Imgproc.MORPH_CLOSE, kernel);
        without.convertTo(limit, -1, DARKER, 0);
        Core.compare(light, limit, bright, Core.CMP_GT);
        for (Mat mat : new Mat[] {without, kernel, limit}) {
            mat.release();
        }
    }

    /** The level that parts the view's pixels into two groups as far apart as can be. */
    private static double otsu(Mat channel, Mat view) {
        byte[] levels = new byte[(int) channel.total()];
        channel.get(0, 0, levels);
        byte[] inside = new byte[levels.length];
        view.get(0, 0, inside);
        long[] counts = new long[256];
        long total = 0;
        double sum = 0;
        for (int i = 0; i < levels.length; i++) {
            if (inside[i] != 0) {
                counts[levels[i] & 0xFF]++;
                total++;
                sum += levels[i] & 0xFF;
            }
        }
        double best = -1;
        double parting = 0;
        long below = 0;
        double sumBelow = 0;
        for (int level = 0; level < 256; level++) {
            below += counts[level];
            sumBelow += level * (double) counts[level];
            double apart = below == 0 || below == total ? 0 : sumBelow / below - (sum - sumBelow) / (total - below);
            double between = (double) below * (total - below) * apart * apart;
            if (between > best) {
                best = between;
                parting = level;
            }
        }
        return parting;
    }

    /** Where a shaft comes in and where it ends. */
    private record Shaft(Point rim, Point tip) {}

    /** Steel mirrors the lamp and is not dark, but as little yellow as the shaft: it is taken in where it lies in the shaft's own line. */
    private static void steelEnd(Mat lab, Mat view, Shaft shaft, Mat dark) {
        double length = Math.hypot(shaft.tip.x - shaft.rim.x, shaft.tip.y - shaft.rim.y);
        Point end = new Point(
                shaft.tip.x + END_PIXELS * (shaft.tip.x - shaft.rim.x) / length,
                shaft.tip.y + END_PIXELS * (shaft.tip.y - shaft.rim.y) / length);
        Mat line = Mat.zeros(dark.size(), CvType.CV_8U);
        Mat blue = new Mat();
        Mat pale = new Mat();
        Core.extractChannel(lab, blue, 2);
        Core.compare(blue, new Scalar(otsu(blue, view)), pale, Core.CMP_LE);
        Imgproc.line(line, shaft.tip, end, new Scalar(255), END_WIDTH_PIXELS);
        Core.bitwise_and(pale, line, pale);
        Core.bitwise_or(dark, pale, dark);
        Mat close = disc(4);
        Imgproc.morphologyEx(dark, dark, Imgproc.MORPH_CLOSE, close);
        for (Mat mat : new Mat[] {line, blue, pale, close}) {
            mat.release();
        }
    }

    private static List<Shaft> fromRim(Mat dark, Mat view, Mat kept) {
        Mat labels = new Mat();
        Mat stats = new Mat();
        Mat centres = new Mat();
        Mat inner = new Mat();
        Mat kernel = disc(12);
        Imgproc.erode(view, inner, kernel);
        int count = Imgproc.connectedComponentsWithStats(dark, labels, stats, centres);
        Mat.zeros(dark.size(), CvType.CV_8U).copyTo(kept);
        List<Shaft> shafts = new ArrayList<>();
        int[] ids = new int[(int) labels.total()];
        labels.get(0, 0, ids);
        byte[] in = new byte[ids.length];
        inner.get(0, 0, in);
        byte[] out = new byte[ids.length];
        int width = dark.cols();
        for (int label = 1; label < count; label++) {
            Component component = new Component(ids, in, label, width);
            if (component.comesIn()
                    && component.elongation() > ELONGATED
                    && component.size > ids.length / 800
                    && component.reachesIn(width, dark.rows())) {
                shafts.add(new Shaft(component.rim(), component.tip()));
                component.paint(out);
            }
        }
        kept.put(0, 0, out);
        for (Mat mat : new Mat[] {labels, stats, centres, inner, kernel}) {
            mat.release();
        }
        return shafts;
    }

    /** One dark thing. */
    private static final class Component {
        private final int[] ids;
        private final int label;
        private final int width;
        private int size;
        private int rim;
        private double rimX;
        private double rimY;
        private double sx;
        private double sy;
        private double sxx;
        private double sxy;
        private double syy;

        Component(int[] ids, byte[] inner, int label, int width) {
            this.ids = ids;
            this.label = label;
            this.width = width;
            for (int i = 0; i < ids.length; i++) {
                if (ids[i] == label) {
                    int x = i % width;
                    int y = i / width;
                    size++;
                    sx += x;
                    sy += y;
                    sxx += (double) x * x;
                    sxy += (double) x * y;
                    syy += (double) y * y;
                    if (inner[i] == 0) {
                        rim++;
                        rimX += x;
                        rimY += y;
                    }
                }
            }
        }

        Point rim() {
            return new Point(rimX / rim, rimY / rim);
        }

        boolean comesIn() {
            return rim > 5;
        }

        /** Root of the ratio of the two variances along and across. */
        double elongation() {
            double xx = sxx / size - sx * sx / size / size;
            double xy = sxy / size - sx * sy / size / size;
            double yy = syy / size - sy * sy / size / size;
            double root = Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
            double across = (xx + yy) / 2 - root;
            return across > 0 ? Math.sqrt(((xx + yy) / 2 + root) / across) : Double.POSITIVE_INFINITY;
        }

        /** What only darkens the rim does not come near the middle. */
        boolean reachesIn(int columns, int rows) {
            Point tip = tip();
            return Math.hypot(tip.x - columns / 2.0, tip.y - rows / 2.0) < REACH_SHARE * columns / 2.0;
        }

        Point tip() {
            double fromX = rimX / rim;
            double fromY = rimY / rim;
            double furthest = -1;
            Point tip = new Point();
            for (int i = 0; i < ids.length; i++) {
                if (ids[i] == label) {
                    double distance = Math.hypot(i % width - fromX, Math.floorDiv(i, width) - fromY);
                    if (distance > furthest) {
                        furthest = distance;
                        tip = new Point(i % width, Math.floorDiv(i, width));
                    }
                }
            }
            return tip;
        }

        void paint(byte[] out) {
            for (int i = 0; i < ids.length; i++) {
                if (ids[i] == label) {
                    out[i] = (byte) 255;
                }
            }
        }
    }
}

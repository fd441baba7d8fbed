package org.robograde.agent.vision.fiducial;

import java.util.Optional;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Rect;

/**
 * A marker's corners as the crossings of its four edges, each edge a line through many places found below the pixel.
 *
 * <p>Why not the gradients around the corner alone ({@code cornerSubPix}): the direction of a gradient taken from neighbouring
 * pixels is wrong by an angle that depends on the edge's direction, and a square's four edges share it. The four corners turn
 * together, and the heading with them: 0.19 degrees rms on rendered 42-pixel markers, against 0.04 by edges.
 *
 * <p>Where an edge lies in a profile across it is taken as the centroid of the brightness steps along the profile, which no
 * symmetric blur moves. Outside of the black border there must be at least half a module of white.
 */
final class EdgeCorners {
    private static final int ROUNDS = 3;
    private static final double STEP_PIXELS = 0.5;
    private static final double REACH_PIXELS_MAX = 4;
    /** Share of the edge left out at either end, where the blur of the corner bends it. */
    private static final double END_SHARE = 0.12;

    private static final int PLACES_MIN = 5;
    private static final double CONTRAST_MIN = 15;

    private final byte[] pixels;
    private final Rect window;

    private EdgeCorners(byte[] pixels, Rect window) {
        this.pixels = pixels;
        this.window = window;
    }

    /**
     * @param grey 8 bit, one channel
     * @param rough corners good to about two pixels
     * @param modulesPerSide bits and border
     * @return empty where an edge cannot be followed: cut by the picture's rim, no contrast, or bent
     */
    static Optional<Corners> refine(Mat grey, Corners rough, double modulesPerSide) {
        double reach = Math.min(REACH_PIXELS_MAX, 0.45 * rough.meanSide() / modulesPerSide);
        int margin = (int) Math.ceil(reach) + 4;
        Optional<Rect> window = around(grey, rough, margin);
        if (window.isEmpty()) {
            return Optional.empty();
        }
        byte[] pixels = new byte[window.get().width * window.get().height];
        Mat part = grey.submat(window.get());
        part.get(0, 0, pixels);
        part.release();
        EdgeCorners edges = new EdgeCorners(pixels, window.get());
        Corners corners = rough;
        for (int round = 0; round < ROUNDS; round++) {
            Optional<Corners> next = edges.crossings(corners, reach);
            if (next.isEmpty() || !(next.get().distanceMax(rough) <= reach)) {
                return Optional.empty();
            }
            corners = next.get();
        }
        return Optional.of(corners);
    }

    private static Optional<Rect> around(Mat grey, Corners corners, int margin) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = 0;
        double bottom = 0;
        for (int i = 0; i < 4; i++) {
            left = Math.min(left, corners.x(i) - margin);
            top = Math.min(top, corners.y(i) - margin);
            right = Math.max(right, corners.x(i) + margin + 1);
            bottom = Math.max(bottom, corners.y(i) + margin + 1);
        }
        if (!(left >= 0 && top >= 0 && right < grey.cols() && bottom < grey.rows())) {
            return Optional.empty();
        }
        return Optional.of(new Rect(new Point(Math.floor(left), Math.floor(top)), new Point(right, bottom)));
    }

    private Optional<Corners> crossings(Corners corners, double reach) {
        Line[] lines = new Line[4];
        for (int i = 0; i < 4; i++) {
            Optional<Line> line = edge(corners, i, reach);
            if (line.isEmpty()) {
                return Optional.empty();
            }
            lines[i] = line.get();
        }
        Point[] points = new Point[4];
        double variance = 0;
        for (int i = 0; i < 4; i++) {
            points[i] = lines[(i + 3) % 4].crossing(lines[i]);
            variance += lines[i].endDeviation * lines[i].endDeviation / 4;
        }
        return Optional.of(
                Corners.of(points).withNoise(Math.sqrt(DetectionParameters.EDGE_PLACES_CORRELATED * variance)));
    }

    /** The edge from one corner to the next: clockwise in the picture, so that outside is to the left of its direction. */
    private Optional<Line> edge(Corners corners, int from, double reach) {
        int to = (from + 1) % 4;
        double dx = corners.x(to) - corners.x(from);
        double dy = corners.y(to) - corners.y(from);
        double length = Math.sqrt(dx * dx + dy * dy);
        double alongX = dx / length;
        double alongY = dy / length;
        double end = Math.max(2, END_SHARE * length);
        LineFit fit = new LineFit();
        for (double t = end; t <= length - end; t++) {
            double x = corners.x(from) + t * alongX;
            double y = corners.y(from) + t * alongY;
            double offset = offsetAcross(x, y, alongY, -alongX, reach);
            if (Math.abs(offset) < reach) {
                fit.add(t, offset);
            }
        }
        if (fit.count() < PLACES_MIN) {
            return Optional.empty();
        }
        double intercept = fit.intercept();
        double slope = fit.slope();
        return Optional.of(new Line(
                corners.x(from) + intercept * alongY,
                corners.y(from) - intercept * alongX,
                alongX + slope * alongY,
                alongY - slope * alongX,
                Math.max(fit.standardErrorAt(0), fit.standardErrorAt(length))));
    }

    /** How far outwards of (x, y) the edge lies; NaN where there is too little contrast or the brightness falls outwards. */
    private double offsetAcross(double x, double y, double outX, double outY, double reach) {
        double moment = 0;
        double rise = 0;
        double before = brightness(x - reach * outX, y - reach * outY);
        for (double s = -reach + STEP_PIXELS; s <= reach + 1e-9; s += STEP_PIXELS) {
            double here = brightness(x + s * outX, y + s * outY);
            moment += (here - before) * (s - STEP_PIXELS / 2);
            rise += here - before;
            before = here;
        }
        return rise >= CONTRAST_MIN ? moment / rise : Double.NaN;
    }

    private double brightness(double x, double y) {
        double inX = x - window.x;
        double inY = y - window.y;
        int column = Math.max(0, Math.min(window.width - 2, (int) inX));
        int row = Math.max(0, Math.min(window.height - 2, (int) inY));
        double right = inX - column;
        double down = inY - row;
        int at = row * window.width + column;
        double upper = (1 - right) * (pixels[at] & 0xFF) + right * (pixels[at + 1] & 0xFF);
        double lower =
                (1 - right) * (pixels[at + window.width] & 0xFF) + right * (pixels[at + window.width + 1] & 0xFF);
        return (1 - down) * upper + down * lower;
    }

    /**
     * A straight line through a point.
     *
     * @param endDeviation how well its place is known at the marker's corner, pixels, one standard deviation if neighbouring places were independent
     */
    private record Line(double x, double y, double directionX, double directionY, double endDeviation) {
        /** Not finite for parallel lines. */
        Point crossing(Line other) {
            double cross = directionX * other.directionY - directionY * other.directionX;
            double t = ((other.x - x) * other.directionY - (other.y - y) * other.directionX) / cross;
            return new Point(x + t * directionX, y + t * directionY);
        }
    }
}

package org.robograde.agent.vision.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opencv.core.Point;
import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.geometry.RigidTransform;

/**
 * How a fixed camera sees what stands upright on the floor, in a picture of reduced size: the outline of an upright body at a place, and the
 * place of a body from its outline. The floor is z = 0 of the site's frame. The centre of the first pixel is (0, 0).
 */
public final class StandingView {
    private static final int RIM = 12;
    /** Legs, shoulders, head: metres above the floor and radius. Of an adult of 1.72 m (rounded from ISO 7250's means). */
    private static final double[][] PERSON = {{0, 0.15}, {0.9, 0.2}, {1.4, 0.25}, {1.72, 0.1}};

    private static final double MIDDLE_METERS = 0.86;
    /** Half of how much adults differ in height, one standard deviation. */
    private static final double MIDDLE_UNCERTAINTY_METERS = 0.06;
    /** A person's middle against the middle of what is seen: arms, a step, a bag. */
    private static final double FIGURE_UNCERTAINTY_METERS = 0.1;

    private static final double OUTLINE_UNCERTAINTY_PIXELS = 0.7;

    private final PinholeLens lens;
    private final RigidTransform inMap;
    private final RigidTransform toCamera;
    private final double scale;

    /**
     * @param inMap the optical frame in the site's
     * @param scale reduced size over full size
     */
    public StandingView(PinholeLens lens, RigidTransform inMap, double scale) {
        this.lens = lens;
        this.inMap = inMap;
        this.scale = scale;
        toCamera = inMap.inverse();
    }

    /** Whether it looks more along the floor than down on it: then people are seen from the side. */
    public boolean fromTheSide() {
        return inMap.rotation()[8] > -0.6;
    }

    /** A person's outline, counter-clockwise or clockwise; empty behind the camera. */
    public List<Point> person(double x, double y) {
        return outline(x, y, PERSON);
    }

    /** An upright cylinder's. */
    public List<Point> drum(double x, double y, double radiusMeters, double heightMeters) {
        return outline(x, y, new double[][] {{0, radiusMeters}, {heightMeters, radiusMeters}});
    }

    private List<Point> outline(double x, double y, double[][] rings) {
        List<Point> points = new ArrayList<>();
        for (double[] ring : rings) {
            for (int i = 0; i < RIM; i++) {
                double angle = 2 * Math.PI * i / RIM;
                Optional<Point> pixel =
                        pixel(x + ring[1] * StrictMath.cos(angle), y + ring[1] * StrictMath.sin(angle), ring[0]);
                if (pixel.isEmpty()) {
                    return List.of();
                }
                points.add(pixel.get());
            }
        }
        return hull(points);
    }

    /** Empty behind the camera, and so far outside of the picture that the lens model folds back. */
    public Optional<Point> pixel(double x, double y, double z) {
        double[] full = lens.pixel(toCamera.apply(x, y, z));
        boolean near = full[0] > -lens.widthPixels()
                && full[0] < 2.0 * lens.widthPixels()
                && full[1] > -lens.heightPixels()
                && full[1] < 2.0 * lens.heightPixels();
        return near
                ? Optional.of(new Point((full[0] + 0.5) * scale - 0.5, (full[1] + 0.5) * scale - 0.5))
                : Optional.empty();
    }

    /** Where the line of sight through a pixel meets a height; empty where it does not. */
    public Optional<double[]> at(double px, double py, double height) {
        double fullX = (px + 0.5) / scale - 0.5;
        double fullY = (py + 0.5) / scale - 0.5;
        double[] tangents = lens.tangents(fullX, fullY);
        double[] eye = inMap.shift();
        double[] end = inMap.apply(tangents[0], tangents[1], 1);
        double along = (height - eye[2]) / (end[2] - eye[2]);
        return along > 0 && along < 1e4
                ? Optional.of(new double[] {eye[0] + along * (end[0] - eye[0]), eye[1] + along * (end[1] - eye[1])})
                : Optional.empty();
    }

    /** Where a person stands whose outline has this middle: the place whose own outline has it too. */
    public Optional<double[]> standing(double px, double py) {
        Optional<double[]> place = at(px, py, MIDDLE_METERS);
        for (int i = 0; i < 3 && place.isPresent(); i++) {
            double[] here = place.get();
            List<Point> outline = person(here[0], here[1]);
            if (outline.isEmpty()) {
                return Optional.empty();
            }
            Point middle = middle(outline);
            Optional<double[]> seen = at(px, py, MIDDLE_METERS);
            Optional<double[]> drawn = at(middle.x, middle.y, MIDDLE_METERS);
            place = seen.isEmpty() || drawn.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new double[] {
                        here[0] + seen.get()[0] - drawn.get()[0], here[1] + seen.get()[1] - drawn.get()[1]
                    });
        }
        return place;
    }

    /** Of each coordinate of a person found at a place, metres, one standard deviation. */
    public double standardUncertaintyMeters(double x, double y) {
        double[] eye = inMap.shift();
        double slope = Math.hypot(x - eye[0], y - eye[1]) / Math.max(0.1, eye[2] - MIDDLE_METERS);
        double byHeight = slope * MIDDLE_UNCERTAINTY_METERS;
        double byPixel = OUTLINE_UNCERTAINTY_PIXELS / Math.max(1e-3, pixelsPerMeter(x, y, MIDDLE_METERS));
        return Math.sqrt(FIGURE_UNCERTAINTY_METERS * FIGURE_UNCERTAINTY_METERS
                + byHeight * byHeight
                + byPixel * byPixel * (1 + slope * slope));
    }

    /** How many pixels a metre across the line of sight has there; 0 behind the camera. */
    public double pixelsPerMeter(double x, double y, double z) {
        double[] inCamera = toCamera.apply(x, y, z);
        return inCamera[2] > 0 ? scale * lens.fx() / inCamera[2] : 0;
    }

    /** Of a polygon, pixels squared. */
    public static double area(List<Point> polygon) {
        double twice = 0;
        for (int i = 0; i < polygon.size(); i++) {
            Point a = polygon.get(i);
            Point b = polygon.get((i + 1) % polygon.size());
            twice += a.x * b.y - b.x * a.y;
        }
        return Math.abs(twice) / 2;
    }

    private static Point middle(List<Point> polygon) {
        double twice = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < polygon.size(); i++) {
            Point a = polygon.get(i);
            Point b = polygon.get((i + 1) % polygon.size());
            double cross = a.x * b.y - b.x * a.y;
            twice += cross;
            x += (a.x + b.x) * cross;
            y += (a.y + b.y) * cross;
        }
        return new Point(x / (3 * twice), y / (3 * twice));
    }

    /** Andrew's monotone chain. */
    private static List<Point> hull(List<Point> points) {
        List<Point> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.<Point>comparingDouble(p -> p.x).thenComparingDouble(p -> p.y));
        List<Point> hull = new ArrayList<>();
        for (int pass = 0; pass < 2; pass++) {
            int kept = hull.size();
            for (Point p : sorted) {
                while (hull.size() >= kept + 2 && !left(hull.get(hull.size() - 2), hull.get(hull.size() - 1), p)) {
                    hull.remove(hull.size() - 1);
                }
                hull.add(p);
            }
            hull.remove(hull.size() - 1);
            java.util.Collections.reverse(sorted);
        }
        return hull;
    }

    private static boolean left(Point a, Point b, Point c) {
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
    }
}

package org.robograde.grader.motion.mobile;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.motion.mobile.ArrivalCharacteristics.Pose;
import org.robograde.grader.motion.mobile.PlanarPath.Place;

/**
 * A drive through a narrow passage (a revision of ISO 18646-2 is to have a test of it; its text was not at hand).
 *
 * @param leastClearance metres left between the hull and the nearest wall; negative: it touched
 * @param leastAt index of that pose
 * @param widthMeters of the passage at its narrowest
 * @param passed whether the robot's centre came out beyond both walls
 */
public record NarrowPassage(double leastClearance, int leastAt, double widthMeters, boolean passed) {
    /**
     * @param hull the corners of the robot's outline in its own frame, x ahead; at least three
     * @param left the wall on one side, as a line along the passage; at least two points
     * @param right the wall on the other
     * @param driven poses of the drive in order, at least one
     */
    public static NarrowPassage of(List<Place> hull, PlanarPath left, PlanarPath right, List<Pose> driven) {
        if (hull.size() < 3 || left.points().size() < 2 || right.points().size() < 2 || driven.isEmpty()) {
            throw new IllegalArgumentException(
                    "a passage needs a hull of at least 3 corners, two walls of at least 2 points and"
                            + " a drive, there are " + hull.size() + " corners, "
                            + left.points().size() + " and "
                            + right.points().size() + " points, " + driven.size() + " poses");
        }
        double least = Double.POSITIVE_INFINITY;
        int at = 0;
        for (int i = 0; i < driven.size(); i++) {
            List<Place> outline = placed(hull, driven.get(i));
            double clearance = Math.min(clearance(outline, left), clearance(outline, right));
            if (clearance < least) {
                least = clearance;
                at = i;
            }
        }
        double width = Math.min(
                left.points().stream().mapToDouble(right::distanceTo).min().orElse(0),
                right.points().stream().mapToDouble(left::distanceTo).min().orElse(0));
        return new NarrowPassage(least, at, width, passed(left, right, driven));
    }

    private static List<Place> placed(List<Place> hull, Pose pose) {
        double cos = StrictMath.cos(pose.headingRadians());
        double sin = StrictMath.sin(pose.headingRadians());
        return hull.stream()
                .map(c -> new Place(pose.x() + cos * c.x() - sin * c.y(), pose.y() + sin * c.x() + cos * c.y()))
                .toList();
    }

    /** Corners against the wall and the wall's points against the edges; minus the depth once a wall's point is inside, or an edge crosses. */
    private static double clearance(List<Place> outline, PlanarPath wall) {
        double least = Double.POSITIVE_INFINITY;
        for (Place corner : outline) {
            least = Math.min(least, wall.distanceTo(corner));
        }
        PlanarPath edges = closed(outline);
        for (Place point : wall.points()) {
            least = Math.min(least, edges.distanceTo(point));
        }
        return crosses(edges, wall) || wall.points().stream().anyMatch(p -> inside(outline, p)) ? -least : least;
    }

    private static PlanarPath closed(List<Place> outline) {
        List<Place> round = new ArrayList<>(outline);
        round.add(outline.get(0));
        return new PlanarPath(round);
    }

    private static boolean crosses(PlanarPath a, PlanarPath b) {
        for (int i = 1; i < a.points().size(); i++) {
            for (int j = 1; j < b.points().size(); j++) {
                Place p = a.points().get(i - 1);
                Place q = a.points().get(i);
                Place r = b.points().get(j - 1);
                Place s = b.points().get(j);
                if (side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double side(Place a, Place b, Place c) {
        return Math.signum((b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()));
    }

    private static boolean inside(List<Place> outline, Place p) {
        boolean inside = false;
        for (int i = 0; i < outline.size(); i++) {
            Place a = outline.get(i);
            Place b = outline.get((i + 1) % outline.size());
            boolean spans = a.y() > p.y() != b.y() > p.y();
            if (spans && p.x() < a.x() + (p.y() - a.y()) / (b.y() - a.y()) * (b.x() - a.x())) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** The last pose lies beyond the walls' ends, seen along the passage from where the drive began. */
    private static boolean passed(PlanarPath left, PlanarPath right, List<Pose> driven) {
        Pose first = driven.get(0);
        Pose last = driven.get(driven.size() - 1);
        Place in = middle(left.points().get(0), right.points().get(0));
        Place out = middle(
                left.points().get(left.points().size() - 1),
                right.points().get(right.points().size() - 1));
        double dx = out.x() - in.x();
        double dy = out.y() - in.y();
        double length = dx * dx + dy * dy;
        double from = (first.x() - in.x()) * dx + (first.y() - in.y()) * dy;
        double to = (last.x() - in.x()) * dx + (last.y() - in.y()) * dy;
        return from <= 0 ? to >= length : from >= length && to <= 0;
    }

    private static Place middle(Place a, Place b) {
        return new Place((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
    }
}

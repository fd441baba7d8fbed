package org.robograde.robots.sim.surgical;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.robots.sim.arm.Point3;

/**
 * What stands on the operating table at the start of every trial, and what the unit has been told of it.
 *
 * @param rings where each lies, by id: the point to take it at
 * @param pegs where a ring lies that hangs on one
 * @param targets where a needle is to go to; their surface is the tissue's
 * @param lines to be traced
 * @param views where the instrument is held
 * @param forbidden what must not be touched
 * @param floorMeters no tip may go below
 */
public record SurgicalTable(
        RemoteCentreArm arm,
        double motionScale,
        Point3 home,
        Map<String, Point3> rings,
        Map<String, Point3> pegs,
        Map<String, Point3> targets,
        Map<String, List<Point3>> lines,
        Map<String, Point3> views,
        List<Ball> forbidden,
        double floorMeters) {
    /** High enough to pass over everything. */
    static final double TRANSIT_METERS = 0.045;

    private static final double SLIDE_METERS = 0.0005;
    private static final int SLIDES_MAX = 200;

    /** A round part of the space. */
    public record Ball(Point3 centre, double radiusMeters) {}

    public SurgicalTable {
        rings = sorted(rings);
        pegs = sorted(pegs);
        targets = sorted(targets);
        lines = sorted(lines);
        views = sorted(views);
        forbidden = List.copyOf(forbidden);
    }

    private static <T> Map<String, T> sorted(Map<String, T> map) {
        return java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(map));
    }

    /** The nearest point that keeps a margin from everything forbidden. */
    Point3 outside(Point3 point, double marginMeters) {
        Point3 kept = point.atHeight(Math.max(point.z(), floorMeters + marginMeters));
        for (Ball ball : forbidden) {
            Point3 away = kept.minus(ball.centre());
            double least = ball.radiusMeters() + marginMeters;
            if (away.norm() < least) {
                Point3 direction = away.norm() < 1e-9 ? new Point3(0, 0, 1) : away.times(1 / away.norm());
                kept = ball.centre().plus(direction.times(least));
            }
        }
        return kept;
    }

    /** As far towards a wish as a point gets that slides along what is forbidden and never jumps over it. */
    Point3 slid(Point3 from, Point3 wish, double marginMeters) {
        Point3 at = from;
        for (int i = 0; i < SLIDES_MAX && at.distanceTo(wish) > 1e-7; i++) {
            Point3 way = wish.minus(at);
            double share = Math.min(1, SLIDE_METERS / way.norm());
            Point3 next = outside(at.plus(way.times(share)), marginMeters);
            if (next.distanceTo(at) < 1e-7) {
                break;
            }
            at = next;
        }
        return at;
    }

    boolean forbids(Point3 point) {
        return point.distanceTo(outside(point, 0)) > 1e-6;
    }

    /** The id of which a text speaks, as {@code ring-red} or {@code red ring}. */
    static Optional<String> named(String text, Iterable<String> ids) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        for (String id : ids) {
            int cut = id.indexOf('-');
            String turned = cut < 0 ? id : id.substring(cut + 1) + " " + id.substring(0, cut);
            if (lower.contains(id) || lower.contains(id.replace('-', ' ')) || lower.contains(turned)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }
}

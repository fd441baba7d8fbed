package org.robograde.robots.sim.industrial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.robograde.robots.sim.arm.Course;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;

/** Plans courses of the tool over the table: up, across at a height where nothing stands, down; and round walls that are known. Pure. */
final class Ways {
    /** Nothing on the table is so high, but a wall. */
    static final double TRAVEL_HEIGHT_METERS = 0.40;

    private static final double CLEARANCE_METERS = 0.13;
    private static final double SAMPLE_METERS = 0.02;
    /** Where the tool starts it may be near a wall already. */
    private static final double START_METERS = 0.10;

    private static final double INNER_RADIUS_METERS = 0.48;
    private static final double OUTER_RADIUS_METERS = 1.42;
    private static final double SHORT_METERS = 0.25;

    private Ways() {}

    /** A course to a pose; straight if it is near, else over the table, past the walls as far as that can be. */
    static Course plan(ToolPose from, ToolPose to, Collection<CellBarrier> walls) {
        Course direct = new Course(over(from, to, List.of()));
        if (walls.stream().noneMatch(wall -> crosses(direct, 0, direct.lengthMeters(), wall))) {
            return direct;
        }
        Course best = direct;
        double shortest = Double.POSITIVE_INFINITY;
        for (CellBarrier wall : walls) {
            for (double radius : new double[] {INNER_RADIUS_METERS, OUTER_RADIUS_METERS}) {
                Course round = new Course(over(from, to, List.of(beside(wall, radius))));
                if (free(round, walls) && round.lengthMeters() < shortest) {
                    best = round;
                    shortest = round.lengthMeters();
                }
            }
        }
        return best;
    }

    /** Whether a course stays clear of walls, but for its very beginning. */
    static boolean free(Course course, Collection<CellBarrier> walls) {
        return walls.stream().noneMatch(wall -> crosses(course, START_METERS, course.lengthMeters(), wall));
    }

    private static Point3 beside(CellBarrier wall, double radius) {
        double bearing = Math.atan2(wall.middle().y(), wall.middle().x());
        return new Point3(radius * Math.cos(bearing), radius * Math.sin(bearing), TRAVEL_HEIGHT_METERS);
    }

    private static List<ToolPose> over(ToolPose from, ToolPose to, List<Point3> via) {
        boolean near = from.position().planeDistanceTo(to.position()) < SHORT_METERS;
        if (near && via.isEmpty()) {
            return List.of(from, to);
        }
        List<ToolPose> poses = new ArrayList<>();
        poses.add(from);
        if (from.position().z() < TRAVEL_HEIGHT_METERS) {
            poses.add(from.at(from.position().atHeight(TRAVEL_HEIGHT_METERS)));
        }
        via.forEach(point -> poses.add(to.at(point)));
        if (to.position().z() < TRAVEL_HEIGHT_METERS) {
            poses.add(to.at(to.position().atHeight(TRAVEL_HEIGHT_METERS)));
        }
        poses.add(to);
        return poses;
    }

    /** Whether a part of a course, by its way in metres, comes too near to a wall. */
    static boolean crosses(Course course, double fromMeters, double toMeters, CellBarrier wall) {
        for (double at = fromMeters; at <= Math.min(toMeters, course.lengthMeters()); at += SAMPLE_METERS) {
            if (near(course.at(at).position(), wall)) {
                return true;
            }
        }
        return false;
    }

    static boolean near(Point3 point, CellBarrier wall) {
        return point.z() < wall.height() + 0.05 && wall.planeDistanceTo(point) < CLEARANCE_METERS;
    }
}

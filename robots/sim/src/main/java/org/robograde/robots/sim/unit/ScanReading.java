package org.robograde.robots.sim.unit;

import java.util.ArrayList;
import java.util.List;
import org.robograde.robots.sim.world.PlanePose;

/** One scan read against the map: what it meets that no wall explains. */
final class ScanReading {
    /** Farther from every wall than this is no wall: three times what pose error and noise can do at a few metres. */
    private static final double NO_WALL_METERS = 0.20;

    private static final double READ_METERS = 5.0;
    private static final double SAME_THING_METERS = 0.35;
    private static final int POINTS_MIN = 3;

    private final PlanePose pose;
    private final LaserScan scan;
    private final List<Sighting> sightings;

    ScanReading(LaserScan scan, PlanePose pose, FloorMap map) {
        this.pose = pose;
        this.scan = scan;
        this.sightings = group(unexplained(scan, pose, map));
    }

    PlanePose pose() {
        return pose;
    }

    MapPoint position() {
        return new MapPoint(pose.x(), pose.y());
    }

    List<Sighting> sightings() {
        return sightings;
    }

    /** True if the beam that looks at a point goes on well beyond it. */
    boolean seesThrough(double x, double y) {
        float range = scan.rangeMeters(LaserScan.beamAt(pose.bearingTo(x, y)));
        return range > pose.distanceTo(x, y) + 0.25;
    }

    /**
     * Free metres before a body of the given half width that moves straight ahead, from its front; walls count too.
     *
     * @param since how the unit has moved since the scan was taken
     */
    double freeAhead(PlanePose since, double halfWidth, double front) {
        double free = Double.POSITIVE_INFINITY;
        PlanePose now = since.inverse();
        for (int beam = 0; beam < LaserScan.BEAMS; beam++) {
            double range = scan.rangeMeters(beam);
            if (Double.isFinite(range)) {
                double angle = LaserScan.angle(beam);
                PlanePose at = now.then(new PlanePose(range * Math.cos(angle), range * Math.sin(angle), 0));
                if (at.x() > 0 && Math.abs(at.y()) < halfWidth) {
                    free = Math.min(free, at.x() - front);
                }
            }
        }
        return free;
    }

    private static List<MapPoint> unexplained(LaserScan scan, PlanePose pose, FloorMap map) {
        List<MapPoint> points = new ArrayList<>();
        for (int beam = 0; beam < LaserScan.BEAMS; beam++) {
            double range = scan.rangeMeters(beam);
            if (range < READ_METERS) {
                double direction = pose.headingRadians() + LaserScan.angle(beam);
                double x = pose.x() + range * Math.cos(direction);
                double y = pose.y() + range * Math.sin(direction);
                if (map.toWall(x, y) > NO_WALL_METERS) {
                    points.add(new MapPoint(x, y));
                }
            }
        }
        return points;
    }

    private static List<Sighting> group(List<MapPoint> points) {
        List<List<MapPoint>> groups = new ArrayList<>();
        for (MapPoint point : points) {
            List<MapPoint> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            if (!last.isEmpty() && last.get(last.size() - 1).distanceTo(point) < SAME_THING_METERS) {
                last.add(point);
            } else {
                groups.add(new ArrayList<>(List.of(point)));
            }
        }
        closeTheCircle(groups);
        return groups.stream()
                .filter(group -> group.size() >= POINTS_MIN)
                .map(Sighting::new)
                .toList();
    }

    /** The last beam is the first one's neighbour: what lies behind the unit must not fall into two. */
    private static void closeTheCircle(List<List<MapPoint>> groups) {
        if (groups.size() < 2) {
            return;
        }
        List<MapPoint> first = groups.get(0);
        List<MapPoint> last = groups.get(groups.size() - 1);
        if (last.get(last.size() - 1).distanceTo(first.get(0)) < SAME_THING_METERS) {
            last.addAll(first);
            groups.remove(0);
        }
    }
}

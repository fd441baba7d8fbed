package org.robograde.robots.sim.unit;

import java.util.ArrayList;
import java.util.List;
import org.robograde.robots.sim.world.PlanePose;

/** The zones a unit was told of: keep-outs go onto its map as closed, limits hold from a little before the edge. */
final class RuleBook {
    /** Below the limit by what odometry and the following of a speed may be off. */
    private static final double BELOW_LIMIT = 0.06;

    private static final double SLOWING = 0.5;
    /** What the unit's pose and its following of a path may be off. */
    private static final double MARGIN_METERS = 0.12;

    private final FloorMap map;
    private List<FloorZone> zones = List.of();

    RuleBook(FloorMap map) {
        this.map = map;
    }

    void tell(List<FloorZone> told) {
        zones = List.copyOf(told);
        List<FloorZone> closed = zones.stream().filter(FloorZone::keepOut).toList();
        List<Integer> cells = new ArrayList<>();
        if (!closed.isEmpty()) {
            for (int cell = 0; cell < map.cells(); cell++) {
                double x = map.centreX(cell);
                double y = map.centreY(cell);
                if (closed.stream().anyMatch(zone -> zone.distanceTo(x, y) < MARGIN_METERS)) {
                    cells.add(cell);
                }
            }
        }
        map.forbid(cells);
    }

    /** Metres per second. */
    double speedLimit(PlanePose pose) {
        double limit = Double.POSITIVE_INFINITY;
        for (FloorZone zone : zones) {
            if (!zone.keepOut()) {
                double allowed = Math.max(0.1, zone.speedMax() - BELOW_LIMIT);
                double away = Math.max(0, zone.distanceTo(pose.x(), pose.y()) - 0.1);
                limit = Math.min(limit, Math.sqrt(allowed * allowed + 2 * SLOWING * away));
            }
        }
        return limit;
    }
}

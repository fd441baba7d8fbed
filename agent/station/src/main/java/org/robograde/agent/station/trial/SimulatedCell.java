package org.robograde.agent.station.trial;

import java.net.URI;
import java.util.List;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.industrial.CellBarrier;
import org.robograde.robots.sim.industrial.CellObject;
import org.robograde.robots.sim.industrial.CellPlan;
import org.robograde.robots.sim.industrial.IndustrialOptions;
import org.robograde.scenarios.site.Cell;
import org.robograde.scenarios.site.Site;
import org.robograde.scenarios.site.WallSegment;

/** A simulated copy of a site's cell. */
final class SimulatedCell {
    /** A barrier of a site has no height of its own; in a cell it is as high as a person's chest. */
    private static final double BARRIER_HEIGHT_METERS = 0.9;

    private SimulatedCell() {}

    static IndustrialOptions options(Site site, Ability ability, long seed, URI master) {
        List<CellObject> parts = site.cell().orElse(Cell.empty()).parts().values().stream()
                .map(part -> new CellObject(part.id(), new Point3(part.x(), part.y(), part.z()), part.massKilograms()))
                .toList();
        List<CellBarrier> barriers = site.barriers().values().stream()
                .map(barrier -> barrier(barrier.id(), barrier.segment()))
                .toList();
        return new IndustrialOptions(master, new CellPlan(parts, barriers), ability, seed);
    }

    private static CellBarrier barrier(String id, WallSegment segment) {
        return new CellBarrier(id, segment.x1(), segment.y1(), segment.x2(), segment.y2(), BARRIER_HEIGHT_METERS);
    }
}

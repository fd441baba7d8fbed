package org.robograde.robots.sim.industrial;

import java.util.List;
import java.util.Optional;

/** The cell when a trial begins: parts and the walls that can be put up. The arm's base is the origin of the map; the table is at height 0. */
public record CellPlan(List<CellObject> objects, List<CellBarrier> barriers) {
    public CellPlan {
        objects = List.copyOf(objects);
        barriers = List.copyOf(barriers);
    }

    Optional<CellBarrier> barrier(String id) {
        return barriers.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}

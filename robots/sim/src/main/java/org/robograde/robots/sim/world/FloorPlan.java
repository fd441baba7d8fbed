package org.robograde.robots.sim.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands on the field.
 *
 * @param walls always there, and on the unit's map
 * @param barriers there only while closed, and on no map
 * @param places names on the unit's map
 */
public record FloorPlan(Bounds bounds, List<Segment> walls, List<Barrier> barriers, Map<String, PlanePose> places) {
    public FloorPlan {
        walls = List.copyOf(walls);
        barriers = List.copyOf(barriers);
        places = Map.copyOf(places);
        long distinct = barriers.stream().map(Barrier::id).distinct().count();
        if (distinct != barriers.size()) {
            throw new IllegalArgumentException("two barriers share an id: "
                    + barriers.stream().map(Barrier::id).toList());
        }
    }

    /** Nothing on it has a name. */
    public FloorPlan(Bounds bounds, List<Segment> walls, List<Barrier> barriers) {
        this(bounds, walls, barriers, Map.of());
    }

    public Optional<Barrier> barrier(String id) {
        return barriers.stream().filter(barrier -> barrier.id().equals(id)).findFirst();
    }
}

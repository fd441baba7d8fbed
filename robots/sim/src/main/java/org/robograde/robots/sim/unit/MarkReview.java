package org.robograde.robots.sim.unit;

import java.util.HashMap;
import java.util.Map;
import org.robograde.robots.sim.world.PlanePose;

/** Takes closed cells off the map again when enough scans have seen through them. */
final class MarkReview {
    private static final double LOOK_METERS = 2.5;
    private static final int SCANS_ENOUGH = 5;

    private final FloorMap map;
    private final Map<Integer, Integer> seenThrough = new HashMap<>();

    MarkReview(FloorMap map) {
        this.map = map;
    }

    /** True if any cell was opened. */
    boolean review(ScanReading reading) {
        boolean opened = false;
        PlanePose from = reading.pose();
        for (int cell : map.marks()) {
            double x = map.centreX(cell);
            double y = map.centreY(cell);
            boolean through = from.distanceTo(x, y) < LOOK_METERS && reading.seesThrough(x, y);
            int count = through ? seenThrough.merge(cell, 1, Integer::sum) : 0;
            if (!through) {
                seenThrough.remove(cell);
            } else if (count >= SCANS_ENOUGH) {
                map.unmark(cell);
                seenThrough.remove(cell);
                opened = true;
            }
        }
        return opened;
    }
}

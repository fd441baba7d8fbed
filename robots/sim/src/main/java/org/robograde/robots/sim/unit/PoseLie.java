package org.robograde.robots.sim.unit;

/** Something outside that leads the matching of scans astray for a while: a mirror, a moved landmark, a jammer. */
final class PoseLie {
    private static final MapPoint NOTHING = new MapPoint(0, 0);

    private MapPoint astray = NOTHING;
    private long untilNanos = Long.MIN_VALUE;

    void tell(MapPoint meters, long until) {
        astray = meters;
        untilNanos = until;
    }

    MapPoint at(long nowNanos) {
        return nowNanos < untilNanos ? astray : NOTHING;
    }
}

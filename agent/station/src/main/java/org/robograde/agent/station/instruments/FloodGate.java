package org.robograde.agent.station.instruments;

/** Holds an instrument to a number of packs a second; what is above is dropped and counted, so that one that floods holds up nothing else. */
final class FloodGate {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final int perSecond;
    private long secondStartNanos;
    private int inSecond;
    private long dropped;
    private long droppedFromNanos;
    private long droppedToNanos;

    /** @param perSecond packs let through */
    FloodGate(int perSecond) {
        this.perSecond = perSecond;
    }

    /**
     * What was dropped since it was last told.
     *
     * @param toNanos when the last of it came, monotonic
     */
    record Dropped(long count, long fromNanos, long toNanos) {}

    /** Whether a pack that came now goes on. */
    boolean lets(long nowNanos) {
        if (inSecond == 0 || nowNanos - secondStartNanos >= SECOND_NANOS) {
            secondStartNanos = nowNanos;
            inSecond = 0;
        }
        if (inSecond < perSecond) {
            inSecond++;
            return true;
        }
        if (dropped == 0) {
            droppedFromNanos = nowNanos;
        }
        dropped++;
        droppedToNanos = nowNanos;
        return false;
    }

    /** To be asked now and then; count 0 if nothing was dropped. */
    Dropped take() {
        Dropped taken = new Dropped(dropped, droppedFromNanos, droppedToNanos);
        dropped = 0;
        return taken;
    }
}

package org.robograde.agent.vision;

/** Whether one camera's frames come as they should: none missing, none twice, stamps that keep to the recording's clock. */
final class FrameTiming {
    /** Epoch stamps over a clock since boot differ by decades: then only changes tell. */
    private static final long OTHER_TIME_BASE_NANOS = 10L * 365 * 86_400 * 1_000_000_000L;

    private static final int LEARNING_FRAMES = 20;

    private final CameraFaults faults;
    private final double rateHz;
    private final long[] gaps = new long[LEARNING_FRAMES];
    private int learnt;
    private long lastNanos = Long.MIN_VALUE;
    private long lastStampNanos;
    private long lastHash;
    private long sameSinceNanos;
    private int same;
    private boolean offsetKnown;
    private long firstOffsetNanos;
    private long missing;

    /** @param rateHz as the site states it; 0 where it does not, and then the first frames tell */
    FrameTiming(double rateHz, CameraFaults faults) {
        this.rateHz = rateHz;
        this.faults = faults;
    }

    /**
     * @param stampNanos the frame's own, 0 where it has none
     * @param hash of the picture's bytes as recorded
     */
    void frame(long atNanos, long stampNanos, long hash) {
        if (lastNanos != Long.MIN_VALUE) {
            gap(atNanos);
            frozen(atNanos, hash);
        }
        if (stampNanos != 0) {
            clock(atNanos, stampNanos);
            lastStampNanos = stampNanos;
        }
        lastNanos = atNanos;
        lastHash = hash;
    }

    /** Frames that should have come since this was asked last. */
    long takeMissing() {
        long taken = missing;
        missing = 0;
        return taken;
    }

    private void gap(long atNanos) {
        long gap = atNanos - lastNanos;
        if (rateHz == 0 && learnt < LEARNING_FRAMES) {
            gaps[learnt] = gap;
            learnt++;
            return;
        }
        double usual = rateHz > 0 ? 1e9 / rateHz : median();
        if (usual > 0 && gap > VisionParameters.DROPPED_GAPS_MAX * usual) {
            missing += Math.round(gap / usual) - 1;
            if (gap > 1e9 * VisionParameters.DROPPED_SECONDS_MAX) {
                faults.add(
                        FaultKind.DROPPED,
                        lastNanos,
                        atNanos,
                        gap / 1e9,
                        VisionParameters.DROPPED_SECONDS_MAX,
                        "s without a frame");
            }
        }
    }

    private double median() {
        long[] sorted = java.util.Arrays.copyOf(gaps, learnt);
        java.util.Arrays.sort(sorted);
        return sorted[learnt / 2];
    }

    private void frozen(long atNanos, long hash) {
        if (hash != lastHash) {
            same = 0;
            return;
        }
        sameSinceNanos = same == 0 ? lastNanos : sameSinceNanos;
        same++;
        if (same >= VisionParameters.FROZEN_FRAMES_MAX) {
            faults.add(
                    FaultKind.FROZEN,
                    sameSinceNanos,
                    atNanos,
                    same + 1.0,
                    VisionParameters.FROZEN_FRAMES_MAX,
                    "times the same picture");
        }
    }

    private void clock(long atNanos, long stampNanos) {
        if (lastStampNanos != 0 && stampNanos < lastStampNanos) {
            faults.add(
                    FaultKind.CLOCK,
                    lastNanos,
                    atNanos,
                    (lastStampNanos - stampNanos) / 1e9,
                    0,
                    "s that stamps step back");
        }
        long offset = atNanos - stampNanos;
        firstOffsetNanos = offsetKnown ? firstOffsetNanos : offset;
        offsetKnown = true;
        boolean comparable = Math.abs(offset) < OTHER_TIME_BASE_NANOS;
        double off = comparable ? offset / 1e9 : (offset - firstOffsetNanos) / 1e9;
        if (Math.abs(off) > VisionParameters.CLOCK_SECONDS_MAX) {
            faults.add(
                    FaultKind.CLOCK,
                    atNanos,
                    atNanos,
                    off,
                    VisionParameters.CLOCK_SECONDS_MAX,
                    "s between a frame's stamp and its arrival");
        }
    }
}

package org.robograde.robots.sim.unit;

import java.util.Optional;

/** A person at the stick: their speeds count while they keep coming. */
final class Teleoperation {
    private static final long HOLDS_NANOS = 500_000_000L;

    private BaseSpeed wanted = BaseSpeed.STANDSTILL;
    private long untilNanos = Long.MIN_VALUE;

    void steer(BaseSpeed speed, long nowNanos) {
        wanted = speed;
        untilNanos = nowNanos + HOLDS_NANOS;
    }

    Optional<BaseSpeed> wanted(long nowNanos) {
        return nowNanos < untilNanos ? Optional.of(wanted) : Optional.empty();
    }
}

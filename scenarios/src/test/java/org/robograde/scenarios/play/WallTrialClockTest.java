package org.robograde.scenarios.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WallTrialClockTest {
    @Test
    void a_monotonic_instant_and_the_time_now_share_one_base() {
        WallTrialClock clock = WallTrialClock.startingNow();
        long before = clock.nowNanos();
        long monotonic = System.nanoTime();
        long after = clock.nowNanos();

        assertThat(clock.atMonotonic(monotonic)).isBetween(before, after);
        assertThat(clock.atMonotonic(monotonic - 5_000_000) - clock.atMonotonic(monotonic))
                .isEqualTo(-5_000_000);
    }

    @Test
    void time_passes_until_what_was_asked_for() throws InterruptedException {
        WallTrialClock clock = WallTrialClock.startingNow();
        long until = clock.nowNanos() + 20_000_000;

        clock.advanceTo(until);

        assertThat(clock.nowNanos()).isGreaterThanOrEqualTo(until);
    }
}

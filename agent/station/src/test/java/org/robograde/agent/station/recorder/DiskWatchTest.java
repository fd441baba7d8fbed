package org.robograde.agent.station.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiskWatchTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MB = 1_000_000L;

    private final DiskWatch disk = new DiskWatch();

    private DiskWatch.State after(int seconds, long rate, long usable) {
        DiskWatch.State state = DiskWatch.State.AMPLE;
        for (int i = 0; i <= seconds; i++) {
            state = disk.judge(i * SECOND, i * rate, usable);
        }
        return state;
    }

    @Test
    void ten_minutes_before_the_disk_is_full_it_is_low() {
        assertThat(after(5, MB, 601 * MB + DiskWatch.STOP_BYTES)).isEqualTo(DiskWatch.State.AMPLE);
        assertThat(disk.secondsLeft()).hasValue(601);
        assertThat(disk.judge(6 * SECOND, 6 * MB, 599 * MB + DiskWatch.STOP_BYTES))
                .isEqualTo(DiskWatch.State.LOW);
    }

    @Test
    void the_faster_it_fills_the_earlier_it_counts_as_full() {
        assertThat(after(5, 300 * MB, 599 * MB)).isEqualTo(DiskWatch.State.FULL);
        assertThat(disk.judge(6 * SECOND, 1800 * MB, 601 * MB)).isEqualTo(DiskWatch.State.LOW);
    }

    @Test
    void a_small_rest_is_low_even_if_nothing_is_written() {
        assertThat(disk.judge(0, 0, 4 * DiskWatch.STOP_BYTES - 1)).isEqualTo(DiskWatch.State.LOW);
        assertThat(disk.judge(SECOND, 0, DiskWatch.STOP_BYTES - 1)).isEqualTo(DiskWatch.State.FULL);
        assertThat(disk.secondsLeft()).isEmpty();
    }
}

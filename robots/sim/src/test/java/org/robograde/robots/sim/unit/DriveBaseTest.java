package org.robograde.robots.sim.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.robograde.robots.sim.granted.Rhythm;

class DriveBaseTest {
    private final DriveBase base = new DriveBase();

    @Test
    void it_takes_a_second_to_full_speed_and_never_goes_beyond() {
        for (int i = 0; i < 49; i++) {
            base.drive(new BaseSpeed(5, 0), 0.02);
        }
        assertThat(base.speed().linear()).isCloseTo(0.784, within(1e-9));
        base.drive(new BaseSpeed(5, 0), 0.02);
        base.drive(new BaseSpeed(5, 0), 0.02);
        assertThat(base.speed().linear()).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void brakes_stop_it_in_four_tenths_of_a_second() {
        for (int i = 0; i < 60; i++) {
            base.drive(new BaseSpeed(0.8, 0), 0.02);
        }
        for (int i = 0; i < 20; i++) {
            base.brake(0.02);
        }
        assertThat(base.speed()).isEqualTo(BaseSpeed.STANDSTILL);
    }

    @Test
    void twenty_hertz_on_twenty_millisecond_steps_keeps_its_mean_rate() {
        Rhythm rhythm = new Rhythm(50, 0);
        List<Integer> due = new ArrayList<>();
        for (int t = 0; t <= 300; t += 20) {
            if (rhythm.due(t)) {
                due.add(t);
            }
        }
        assertThat(due).containsExactly(0, 60, 100, 160, 200, 260, 300);
    }
}

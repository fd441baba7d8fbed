package org.robograde.robots.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlanePoseTest {
    @Test
    void a_motion_and_its_inverse_cancel() {
        PlanePose pose = new PlanePose(1.2, -3.4, 2.5);
        PlanePose back = pose.then(pose.inverse());
        assertThat(back.x()).isCloseTo(0, within(1e-12));
        assertThat(back.y()).isCloseTo(0, within(1e-12));
        assertThat(back.headingRadians()).isCloseTo(0, within(1e-12));
    }

    @Test
    void an_arc_in_one_step_equals_the_same_arc_in_many() {
        PlanePose once = PlanePose.ORIGIN.afterArc(0.7, 0.9, 1.0);
        PlanePose many = PlanePose.ORIGIN;
        for (int i = 0; i < 1000; i++) {
            many = many.afterArc(0.7, 0.9, 0.001);
        }
        assertThat(many.x()).isCloseTo(once.x(), within(1e-9));
        assertThat(many.y()).isCloseTo(once.y(), within(1e-9));
    }

    @Test
    void angles_wrap_into_minus_pi_to_pi() {
        assertThat(PlanePose.wrap(3 * Math.PI)).isCloseTo(Math.PI, within(1e-12));
        assertThat(PlanePose.wrap(-3.5 * Math.PI)).isCloseTo(0.5 * Math.PI, within(1e-12));
    }

    @Test
    void streams_of_chance_repeat_by_name_and_differ_between_names() {
        RandomStreams streams = new RandomStreams(42);
        assertThat(streams.stream("laser").nextLong())
                .isEqualTo(streams.stream("laser").nextLong())
                .isNotEqualTo(streams.stream("odometry").nextLong())
                .isNotEqualTo(new RandomStreams(43).stream("laser").nextLong());
    }
}

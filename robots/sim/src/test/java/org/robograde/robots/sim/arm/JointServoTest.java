package org.robograde.robots.sim.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class JointServoTest {
    private static final double STEP_SECONDS = 0.02;
    private static final JointLimit LIMIT = new JointLimit(-1, 1.5, 2, 10);

    @Test
    void whatever_it_is_told_it_stays_within_place_speed_and_acceleration() {
        Random random = new Random(3);
        JointServo servo = new JointServo(LIMIT, 0.001, 0);
        double lastSpeed = 0;
        for (int i = 0; i < 20_000; i++) {
            servo.step(6 * random.nextDouble() - 3, random.nextDouble(), STEP_SECONDS);
            double speed = servo.speedRadiansPerSecond();
            assertThat(servo.encoderRadians()).isBetween(LIMIT.min(), LIMIT.max());
            assertThat(Math.abs(speed)).isLessThanOrEqualTo(LIMIT.speed());
            // At the stop the joint is held by the stop, not by its drive.
            if (speed != 0) {
                assertThat(Math.abs(speed - lastSpeed)).isLessThanOrEqualTo(LIMIT.acceleration() * STEP_SECONDS + 1e-9);
            }
            lastSpeed = speed;
        }
    }

    @Test
    void behind_the_gear_the_link_lags_by_the_backlash() {
        JointServo servo = new JointServo(LIMIT, 0.002, 0);
        for (int i = 0; i < 200; i++) {
            servo.step(Math.min(0.5, 0.005 * i), 0, STEP_SECONDS);
        }
        assertThat(servo.linkRadians()).isCloseTo(servo.encoderRadians() - 0.002, within(1e-9));
        for (int i = 0; i < 200; i++) {
            servo.step(Math.max(0.2, 0.5 - 0.005 * i), 0, STEP_SECONDS);
        }
        assertThat(servo.linkRadians()).isCloseTo(servo.encoderRadians() + 0.002, within(1e-9));
    }

    @Test
    void fed_forward_it_lags_less() {
        assertThat(lag(0.98)).isLessThan(0.3 * lag(0.5));
    }

    private static double lag(double feedForward) {
        JointServo servo = new JointServo(LIMIT, 0, 0);
        double reference = 0;
        for (int i = 0; i < 60; i++) {
            reference += 0.5 * STEP_SECONDS;
            servo.step(reference, feedForward, STEP_SECONDS);
        }
        return reference - servo.encoderRadians();
    }
}

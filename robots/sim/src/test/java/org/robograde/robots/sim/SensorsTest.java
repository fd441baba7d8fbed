package org.robograde.robots.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.unit.LaserScan;
import org.robograde.robots.sim.world.PlanePose;

/** What the unit's sensors say, held against the truth. */
class SensorsTest {
    @Test
    void the_laser_measures_the_walls_with_a_centimetre_of_noise() {
        try (FieldRun run = new FieldRun(Ability.COMMANDED, 1)) {
            run.pass(20);
            double sum = 0;
            double squares = 0;
            for (LaserScan scan : run.diary.scans) {
                // At the dock, facing north: beam 180 looks north at the wall 3.1 m away.
                double error = scan.rangesMeters()[180] - 3.1;
                sum += error;
                squares += error * error;
            }
            int n = run.diary.scans.size();
            assertThat(n).isEqualTo(200);
            assertThat(sum / n).isBetween(-0.003, 0.003);
            assertThat(Math.sqrt(squares / n)).isBetween(0.008, 0.012);
        }
    }

    @Test
    void the_map_pose_is_good_to_two_centimetres_while_the_laser_lives() {
        try (FieldRun run = new FieldRun(Ability.SELF_RELIANT, 2)) {
            run.goTo(HotelCorridor.ROOM_203);
            run.passUntilGoalEnds(40);
            assertThat(run.diary.mapPoseErrorRms()).isBetween(0.005, 0.025);
        }
    }

    @Test
    void the_map_pose_drifts_with_the_wheels_and_says_so_while_the_laser_is_dead() {
        double worst = 0;
        for (long seed = 1; seed <= 5; seed++) {
            try (FieldRun run = new FieldRun(Ability.COMMANDED, seed)) {
                run.stimulate("sensor_dropout", "{\"sensor\": \"scan\", \"seconds\": 60}");
                run.pass(0.1);
                double statedBefore = run.diary.mapPoses.get(0).positionVariance();
                for (int i = 0; i < 40; i++) {
                    run.tell(new Command.Steer(
                            new org.robograde.robots.sim.unit.BaseSpeed(0.5, i % 20 < 10 ? 0.8 : -0.8)));
                    run.pass(0.1);
                }
                FieldDiary.MapPose last = run.diary.mapPoses.get(run.diary.mapPoses.size() - 1);
                PlanePose truth = run.field.unitPose();
                worst = Math.max(worst, last.pose().distanceTo(truth.x(), truth.y()));
                assertThat(last.positionVariance()).isGreaterThan(4 * statedBefore);
            }
        }
        assertThat(worst).isBetween(0.01, 0.5);
    }

    @Test
    void everything_comes_at_its_rate() {
        try (FieldRun run = new FieldRun(Ability.COMMANDED, 3)) {
            run.pass(10);
            assertThat(run.diary.clocks).isEqualTo(500);
            assertThat(run.diary.odometry).hasSize(200);
            assertThat(run.diary.truth).hasSize(200);
            assertThat(run.diary.scans).hasSize(100);
            assertThat(run.diary.mapPoses).hasSize(100);
            assertThat(run.diary.people).hasSize(100);
            assertThat(run.diary.diagnoses).hasSize(10);
        }
    }
}

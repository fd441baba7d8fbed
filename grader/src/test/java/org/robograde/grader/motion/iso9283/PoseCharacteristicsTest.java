package org.robograde.grader.motion.iso9283;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.robograde.grader.motion.geometry.Orientation;
import org.robograde.grader.motion.geometry.Vector3;

class PoseCharacteristicsTest {
    private static MeasuredPose turned(double degrees) {
        return new MeasuredPose(Vector3.ZERO, 0, 0, StrictMath.toRadians(degrees));
    }

    @Test
    void four_poses_on_a_cross_have_the_accuracy_of_their_middle_and_the_repeatability_of_their_arm() {
        PoseCluster cluster = new PoseCluster(List.of(
                MeasuredPose.at(1.1, 0, 0),
                MeasuredPose.at(0.9, 0, 0),
                MeasuredPose.at(1, 0.1, 0),
                MeasuredPose.at(1, -0.1, 0)));

        assertThat(PoseAccuracy.of(MeasuredPose.at(1, 0, 2), cluster).position())
                .isCloseTo(2, within(1e-15));
        PoseRepeatability rp = PoseRepeatability.of(cluster);
        assertThat(rp.position()).isCloseTo(0.1, within(1e-12));
        assertThat(rp.distanceDeviation()).isCloseTo(0, within(1e-12));
    }

    @Test
    void the_deviation_is_taken_with_n_minus_1_and_three_times() {
        // l: 1 1 3 3 on a line through the barycentre 0, mean 2, S_l = sqrt(4/3).
        PoseCluster cluster = new PoseCluster(List.of(
                MeasuredPose.at(1, 0, 0),
                MeasuredPose.at(-1, 0, 0),
                MeasuredPose.at(3, 0, 0),
                MeasuredPose.at(-3, 0, 0)));

        assertThat(PoseRepeatability.of(cluster).position()).isCloseTo(2 + 3 * Math.sqrt(4.0 / 3), within(1e-12));
    }

    @Test
    void angles_about_the_turn_of_the_circle_are_treated_as_a_circle() {
        PoseCluster cluster = new PoseCluster(List.of(turned(179), turned(-179)));

        assertThat(PoseAccuracy.of(turned(180), cluster).cRadians()).isCloseTo(0, within(1e-12));
        assertThat(PoseRepeatability.of(cluster).cRadians())
                .isCloseTo(3 * StrictMath.toRadians(Math.sqrt(2)), within(1e-12));
    }

    @Test
    void poses_that_are_all_equal_repeat_perfectly_and_one_alone_says_nothing() {
        assertThat(PoseRepeatability.of(new PoseCluster(Collections.nCopies(30, turned(3))))
                        .position())
                .isZero();
        assertThatThrownBy(() -> PoseRepeatability.of(new PoseCluster(List.of(turned(3)))))
                .hasMessage("repeatability needs at least 2 cycles, there is 1");
        assertThatThrownBy(() -> new PoseCluster(List.of())).hasMessage("a cluster needs at least one attained pose");
        assertThatThrownBy(() -> MeasuredPose.at(Double.NaN, 0, 0)).hasMessageContaining("no number");
        assertThatThrownBy(() -> MeasuredPose.at(0, Double.POSITIVE_INFINITY, 0))
                .hasMessageContaining("no number");
    }

    @Test
    void the_number_of_cycles_is_said_where_it_is_not_the_standards() {
        assertThat(StandardCycles.POSE_ACCURACY_AND_REPEATABILITY.statement(10))
                .contains("10 cycles, not the 30 of ISO 9283");
        assertThat(StandardCycles.PATH_ACCURACY_AND_REPEATABILITY.statement(10)).isEmpty();
        assertThat(StandardCycles.OVERSHOOT.statement(1)).contains("1 cycle, not the 3 of ISO 9283");
    }

    @Test
    void directions_of_approach_vary_by_the_greatest_distance_of_their_middles() {
        MultiDirectionalVariation variation = MultiDirectionalVariation.of(List.of(
                new PoseCluster(List.of(MeasuredPose.at(0, 0, 0))),
                new PoseCluster(List.of(MeasuredPose.at(3, 0, 0))),
                new PoseCluster(List.of(MeasuredPose.at(3, 4, 0)))));

        assertThat(variation.position()).isEqualTo(5);
    }

    @Test
    void distances_keep_their_sign_and_their_spread() {
        DistanceCharacteristics distance = DistanceCharacteristics.of(
                Vector3.ZERO,
                new Vector3(10, 0, 0),
                List.of(Vector3.ZERO, Vector3.ZERO),
                List.of(new Vector3(9, 0, 0), new Vector3(10, 0, 0)));

        assertThat(distance.accuracy()).isEqualTo(-0.5);
        assertThat(distance.repeatability()).isCloseTo(3 * Math.sqrt(0.5), within(1e-12));
        assertThat(distance.componentAccuracy()).isEqualTo(new Vector3(-0.5, 0, 0));
    }

    @Test
    void a_damped_swing_settles_when_it_leaves_the_band_no_more() {
        // Outside until 0.1, inside at 0.2, out again by 3 at 0.3, inside from 0.4.
        double[] t = {0, 0.1, 0.2, 0.3, 0.4, 0.5};
        double[] x = {10, 5, 0.5, -3, 0.5, 0};
        List<Vector3> positions = new ArrayList<>();
        for (double v : x) {
            positions.add(new Vector3(v, 0, 0));
        }

        Settling settling = Settling.of(t, positions, Vector3.ZERO, 1).orElseThrow();
        assertThat(settling.stabilisationSeconds()).isCloseTo(0.2, within(1e-12));
        assertThat(settling.overshoot()).isEqualTo(3);
        assertThat(Settling.of(t, positions, Vector3.ZERO, 4).orElseThrow()).isEqualTo(new Settling(0, 0));
        assertThat(Settling.of(t, positions, new Vector3(7, 0, 0), 1)).isEmpty();
    }

    @Test
    void drift_is_the_greatest_change_from_the_cold_start() {
        List<PoseCluster> hours = new ArrayList<>();
        for (double off : new double[] {0.1, 0.25, 0.2}) {
            hours.add(new PoseCluster(List.of(MeasuredPose.at(off, 0.01, 0), MeasuredPose.at(off, -0.01, 0))));
        }

        assertThat(PoseDrift.of(MeasuredPose.at(0, 0, 0), hours).accuracy()).isCloseTo(0.15, within(1e-12));
        assertThat(PoseDrift.of(MeasuredPose.at(0, 0, 0), hours).repeatability())
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void the_test_poses_lie_on_the_diagonals_a_tenth_in_from_the_corners() {
        TestCube cube = new TestCube(new Vector3(1, 2, 3), 2, Orientation.NONE);
        List<Vector3> poses = cube.poses(TestCube.Plane.C1_C2_C7_C8);

        double diagonal = 2 * Math.sqrt(3);
        assertThat(poses.get(0)).isEqualTo(new Vector3(1, 2, 3));
        for (int i = 1; i < 5; i++) {
            assertThat(poses.get(i).distanceTo(poses.get(0))).isCloseTo(0.4 * diagonal, within(1e-12));
        }
        // Four points of one plane through the centre: each diagonal's ends mirror each other.
        assertThat(poses.get(1).plus(poses.get(3)).times(0.5).distanceTo(poses.get(0)))
                .isLessThan(1e-12);
        assertThat(poses.get(2).plus(poses.get(4)).times(0.5).distanceTo(poses.get(0)))
                .isLessThan(1e-12);
    }

    @Test
    void the_uncertainty_of_repeatability_is_about_what_simulation_gives() {
        SplittableRandom random = new SplittableRandom(4);
        List<MeasuredPose> poses = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            poses.add(MeasuredPose.at(normal(random), normal(random), normal(random)));
        }
        PoseCluster cluster = new PoseCluster(poses);

        double closed = PoseRepeatability.of(cluster).samplingUncertainty();
        double simulated = PoseRepeatability.simulatedUncertainty(cluster, () -> normal(random), 4000);
        assertThat(closed / simulated).isBetween(0.75, 1.3);
    }

    /** Box and Muller. */
    private static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()))
                * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    @Test
    void accuracy_is_as_uncertain_as_the_mean_along_its_own_direction() {
        PoseCluster cluster = new PoseCluster(List.of(
                MeasuredPose.at(1, 5, 0),
                MeasuredPose.at(1, -5, 0),
                MeasuredPose.at(1.2, 0, 0),
                MeasuredPose.at(0.8, 0, 0)));
        PoseAccuracy accuracy = PoseAccuracy.of(MeasuredPose.at(0, 0, 0), cluster);

        // Off along x: the wide scatter along y does not count.
        assertThat(accuracy.samplingUncertainty(cluster)).isCloseTo(Math.sqrt(0.08 / 3 / 4), within(1e-12));
    }
}

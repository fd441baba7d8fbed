package org.robograde.grader.motion.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Association, alignment and errors against closed forms. */
class TrajectoryErrorsTest {
    private static final long SECOND = 1_000_000_000L;

    /** A helix, so that no axis is special. */
    private static Trajectory helix(String name, int n) {
        Trajectory.Builder poses = new Trajectory.Builder(name);
        for (int i = 0; i < n; i++) {
            double a = 0.1 * i;
            poses.add(
                    i * SECOND / 10,
                    StrictMath.cos(a),
                    2 * StrictMath.sin(a),
                    0.05 * i,
                    0,
                    0,
                    StrictMath.sin(a / 2),
                    StrictMath.cos(a / 2));
        }
        return poses.build();
    }

    private static Association pairs(Trajectory reference, Trajectory estimate) {
        return Association.of(reference, estimate, AssociationRule.ONE_TO_ONE, SECOND / 100, 0);
    }

    private static Similarity turn(double degrees, double scale) {
        double[] rotation = new double[9];
        double half = StrictMath.toRadians(degrees) / 2;
        double part = StrictMath.sin(half) / Math.sqrt(3);
        Rotations.fromQuaternion(part, part, part, StrictMath.cos(half), rotation, 0);
        return new Similarity(rotation, new double[] {1, -2, 3}, scale);
    }

    @Test
    void a_moved_copy_is_laid_back_over_the_original_and_nothing_is_left() {
        Trajectory reference = helix("truth", 200);
        Association pairs = pairs(reference, reference.moved(turn(40, 1)));
        Similarity fit = RigidFit.of(pairs, Alignment.SE3).motion();
        assertThat(StrictMath.toDegrees(fit.angleRadians())).isCloseTo(40, within(1e-9));
        assertThat(AbsolutePoseError.of(pairs, fit, ErrorPart.TRANSLATION)
                        .statistics()
                        .max())
                .isLessThan(1e-12);
        assertThat(AbsolutePoseError.of(pairs, fit, ErrorPart.ROTATION_DEGREES)
                        .statistics()
                        .max())
                .isLessThan(1e-6);
        assertThat(AbsolutePoseError.of(
                                pairs, RigidFit.of(pairs, Alignment.ORIGIN).motion(), ErrorPart.FULL)
                        .statistics()
                        .max())
                .isLessThan(1e-12);
    }

    @Test
    void a_scaled_copy_needs_a_scale() {
        Trajectory reference = helix("truth", 200);
        Association pairs = pairs(reference, reference.moved(turn(170, 0.8)));
        Similarity fit = RigidFit.of(pairs, Alignment.SIM3).motion();
        assertThat(fit.scale()).isCloseTo(1.25, within(1e-12));
        assertThat(AbsolutePoseError.of(pairs, fit, ErrorPart.TRANSLATION)
                        .statistics()
                        .max())
                .isLessThan(1e-11);
        assertThat(AbsolutePoseError.of(pairs, RigidFit.of(pairs, Alignment.SE3).motion(), ErrorPart.TRANSLATION)
                        .statistics()
                        .max())
                .isGreaterThan(0.1);
    }

    @Test
    void a_mirror_image_is_never_made_and_is_told() {
        Trajectory reference = helix("truth", 200);
        Trajectory.Builder mirrored = new Trajectory.Builder("mirrored");
        for (int i = 0; i < reference.size(); i++) {
            mirrored.add(reference.nanos(i), reference.x(i), reference.y(i), -reference.z(i));
        }
        Association pairs = pairs(reference, mirrored.build());
        RigidFit fit = RigidFit.of(pairs, Alignment.SE3);
        assertThat(Rotations.determinant(fit.motion().rotation())).isCloseTo(1, within(1e-12));
        assertThat(fit.mirrorImageFitsBetter()).isTrue();
        assertThat(RigidFit.of(pairs(reference, reference.moved(turn(90, 1))), Alignment.SE3)
                        .mirrorImageFitsBetter())
                .isFalse();
    }

    @Test
    void positions_in_a_plane_are_aligned_by_a_proper_rotation() {
        Trajectory.Builder flat = new Trajectory.Builder("flat");
        for (int i = 0; i < 50; i++) {
            flat.add(i * SECOND, i, i * i * 0.1, 0);
        }
        Trajectory reference = flat.build();
        Association pairs = pairs(reference, reference.moved(turn(120, 1)));
        Similarity fit = RigidFit.of(pairs, Alignment.SE3).motion();
        assertThat(Rotations.determinant(fit.rotation())).isCloseTo(1, within(1e-12));
        assertThat(AbsolutePoseError.of(pairs, fit, ErrorPart.TRANSLATION)
                        .statistics()
                        .max())
                .isLessThan(1e-10);
    }

    @Test
    void yaw_and_position_hide_only_what_they_are_named_after() {
        Trajectory reference = helix("truth", 100);
        double[] about = {0, -1, 0, 1, 0, 0, 0, 0, 1};
        Association turned = pairs(reference, reference.moved(new Similarity(about, new double[] {5, 0, 0}, 1)));
        assertThat(AbsolutePoseError.of(
                                turned, RigidFit.of(turned, Alignment.YAW).motion(), ErrorPart.TRANSLATION)
                        .statistics()
                        .max())
                .isLessThan(1e-12);
        Association shifted =
                pairs(reference, reference.moved(new Similarity(Rotations.identity(), new double[] {5, 1, 2}, 1)));
        assertThat(AbsolutePoseError.of(
                                shifted,
                                RigidFit.of(shifted, Alignment.POSITION).motion(),
                                ErrorPart.TRANSLATION)
                        .statistics()
                        .max())
                .isLessThan(1e-12);
        Association tilted = pairs(reference, reference.moved(turn(10, 1)));
        assertThat(AbsolutePoseError.of(
                                tilted, RigidFit.of(tilted, Alignment.YAW).motion(), ErrorPart.TRANSLATION)
                        .statistics()
                        .max())
                .isGreaterThan(0.01);
    }

    @Test
    void rotations_by_a_known_angle_have_that_error_in_every_part() {
        Trajectory reference = helix("truth", 20);
        double degrees = 30;
        double[] rotation = new double[9];
        double half = StrictMath.toRadians(degrees) / 2;
        Rotations.fromQuaternion(0, 0, StrictMath.sin(half), StrictMath.cos(half), rotation, 0);
        Trajectory.Builder turned = new Trajectory.Builder("turned");
        for (int i = 0; i < reference.size(); i++) {
            turned.add(
                    reference.nanos(i),
                    reference.x(i),
                    reference.y(i),
                    reference.z(i),
                    Rotations.product(reference.orientation(i), rotation));
        }
        Association pairs = pairs(reference, turned.build());
        Similarity none = Similarity.none();
        assertThat(AbsolutePoseError.of(pairs, none, ErrorPart.ROTATION_DEGREES)
                        .statistics()
                        .mean())
                .isCloseTo(degrees, within(1e-10));
        assertThat(AbsolutePoseError.of(pairs, none, ErrorPart.ROTATION_RADIANS)
                        .statistics()
                        .mean())
                .isCloseTo(StrictMath.toRadians(degrees), within(1e-12));
        double frobenius = 2 * Math.sqrt(2) * StrictMath.sin(half);
        assertThat(AbsolutePoseError.of(pairs, none, ErrorPart.ROTATION_MATRIX)
                        .statistics()
                        .mean())
                .isCloseTo(frobenius, within(1e-12));
        assertThat(AbsolutePoseError.of(pairs, none, ErrorPart.FULL)
                        .statistics()
                        .mean())
                .isCloseTo(frobenius, within(1e-12));
        assertThat(AbsolutePoseError.of(pairs, none, ErrorPart.TRANSLATION)
                        .statistics()
                        .max())
                .isZero();
    }

    @Test
    void a_path_of_one_percent_too_long_steps_is_off_by_one_percent_of_every_delta() {
        Trajectory.Builder truth = new Trajectory.Builder("truth");
        Trajectory.Builder longer = new Trajectory.Builder("longer");
        for (int i = 0; i < 101; i++) {
            truth.add(i * SECOND, i, 0, 0, 0, 0, 0, 1);
            longer.add(i * SECOND, 1.01 * i, 0, 0, 0, 0, 0, 1);
        }
        Association pairs = pairs(truth.build(), longer.build());
        for (Delta.Unit unit : new Delta.Unit[] {Delta.Unit.FRAMES, Delta.Unit.METERS, Delta.Unit.SECONDS}) {
            for (boolean all : new boolean[] {false, true}) {
                PoseErrors errors = RelativePoseError.of(
                        pairs, Similarity.none(), new Delta(10, unit, all, 0.05, true), ErrorPart.TRANSLATION);
                assertThat(errors.statistics().max()).as(unit + " " + all).isCloseTo(0.1, within(1e-12));
                // Consecutive metres and seconds begin where the first delta ends, as evo has it.
                int consecutive = unit == Delta.Unit.FRAMES ? 10 : 9;
                assertThat(errors.size()).as(unit + " " + all).isEqualTo(all ? 91 : consecutive);
            }
        }
        assertThat(RelativePoseError.of(
                                pairs,
                                Similarity.none(),
                                new Delta(10, Delta.Unit.FRAMES, true, 0.1, false),
                                ErrorPart.POINT_DISTANCE)
                        .statistics()
                        .mean())
                .isCloseTo(0.1, within(1e-12));
        assertThatThrownBy(() -> RelativePoseError.of(
                        pairs,
                        Similarity.none(),
                        new Delta(1000, Delta.Unit.METERS, true, 0.1, false),
                        ErrorPart.TRANSLATION))
                .isInstanceOf(IncomparableException.class)
                .hasMessageContaining("no two poses of longer are 1000 m apart");
    }

    @Test
    void degrees_are_turned_through_one_after_another_or_lie_between_any_two() {
        Trajectory reference = helix("truth", 100);
        Association pairs = pairs(reference, reference);
        double step = StrictMath.toDegrees(0.1);
        PoseErrors consecutive = RelativePoseError.of(
                pairs,
                Similarity.none(),
                new Delta(4.5 * step, Delta.Unit.DEGREES, false, 0.1, false),
                ErrorPart.ROTATION_DEGREES);
        assertThat(consecutive.size()).isEqualTo(19);
        assertThat(consecutive.statistics().max()).isLessThan(1e-10);
        PoseErrors all = RelativePoseError.of(
                pairs,
                Similarity.none(),
                new Delta(5 * step, Delta.Unit.DEGREES, true, 0.1, false),
                ErrorPart.ROTATION_DEGREES);
        // Five steps apart; or so much short of a whole turn, or beyond one: 58 and 68 steps.
        assertThat(all.size()).isEqualTo(100 - 5 + 100 - 58 + 100 - 68);
    }

    @Test
    void the_two_rules_differ_where_one_pose_is_nearest_to_two() {
        Trajectory.Builder few = new Trajectory.Builder("few");
        Trajectory.Builder many = new Trajectory.Builder("many");
        few.add(0, 0, 0, 0).add(4_000_000, 1, 0, 0).add(100_000_000, 2, 0, 0);
        many.add(1_000_000, 0, 0, 0)
                .add(50_000_000, 1, 0, 0)
                .add(100_000_000, 2, 0, 0)
                .add(200_000_000, 3, 0, 0);
        Association ours = Association.of(few.build(), many.build(), AssociationRule.ONE_TO_ONE, 10_000_000, 0);
        Association evo = Association.of(few.build(), many.build(), AssociationRule.EVO, 10_000_000, 0);
        assertThat(ours.size()).isEqualTo(2);
        assertThat(ours.usedTwice()).isZero();
        assertThat(evo.size()).isEqualTo(3);
        assertThat(evo.usedTwice()).isEqualTo(1);
        assertThat(evo.estimateIndex(1)).isZero();
    }

    @Test
    void evo_s_rule_agrees_with_a_search_over_all_pairs() {
        SplittableRandom chance = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            Trajectory a = at("a", chance, 1 + chance.nextInt(12));
            Trajectory b = at("b", chance, 1 + chance.nextInt(12));
            assertThat(evoPairs(a, b)).isEqualTo(evoByAll(a, b));
        }
    }

    private static Trajectory at(String name, SplittableRandom chance, int n) {
        Trajectory.Builder poses = new Trajectory.Builder(name);
        for (int i = 0; i < n; i++) {
            poses.add(chance.nextInt(20) * SECOND / 4, 0, 0, 0);
        }
        return poses.build().inOrderOfTime();
    }

    private static String evoPairs(Trajectory a, Trajectory b) {
        StringBuilder text = new StringBuilder();
        try {
            Association pairs = Association.of(a, b, AssociationRule.EVO, SECOND, 0);
            for (int k = 0; k < pairs.size(); k++) {
                text.append(pairs.referenceIndex(k))
                        .append('-')
                        .append(pairs.estimateIndex(k))
                        .append(' ');
            }
        } catch (IncomparableException none) {
            text.append("");
        }
        return text.toString();
    }

    /** The published rule word for word: the first of the nearest of all, for each pose of the shorter. */
    private static String evoByAll(Trajectory a, Trajectory b) {
        boolean longer = b.size() > a.size();
        Trajectory few = longer ? a : b;
        Trajectory many = longer ? b : a;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < few.size(); i++) {
            int best = 0;
            for (int j = 1; j < many.size(); j++) {
                if (Math.abs(many.nanos(j) - few.nanos(i)) < Math.abs(many.nanos(best) - few.nanos(i))) {
                    best = j;
                }
            }
            if (Math.abs(many.nanos(best) - few.nanos(i)) <= SECOND) {
                text.append(longer ? i + "-" + best : best + "-" + i).append(' ');
            }
        }
        return text.toString();
    }

    @Test
    void an_offset_and_disorder_do_not_change_which_poses_belong_together() {
        Trajectory reference = helix("truth", 50);
        int[] shuffled = new int[50];
        for (int i = 0; i < 50; i++) {
            shuffled[i] = (i * 7) % 50;
        }
        Trajectory late = reference.select(shuffled).later(3 * SECOND);
        Association pairs = Association.of(reference, late, AssociationRule.ONE_TO_ONE, 0, -3 * SECOND);
        assertThat(pairs.size()).isEqualTo(50);
        assertThat(AbsolutePoseError.of(pairs, Similarity.none(), ErrorPart.TRANSLATION)
                        .statistics()
                        .max())
                .isZero();
    }

    @Test
    void drift_is_what_is_left_at_the_end_of_a_common_start() {
        Trajectory.Builder truth = new Trajectory.Builder("truth");
        Trajectory.Builder off = new Trajectory.Builder("off");
        for (int i = 0; i <= 100; i++) {
            truth.add(i * SECOND, i, 0, 0, 0, 0, 0, 1);
            off.add(i * SECOND, 7, i, 0.02 * i, 0, 0, Math.sqrt(0.5), Math.sqrt(0.5));
        }
        Drift drift = Drift.of(pairs(truth.build(), off.build()));
        assertThat(drift.endMeters()).isCloseTo(2, within(1e-12));
        assertThat(drift.wayMeters()).isEqualTo(100);
        assertThat(drift.seconds()).isEqualTo(100);
        assertThat(drift.turned()).isTrue();
    }
}

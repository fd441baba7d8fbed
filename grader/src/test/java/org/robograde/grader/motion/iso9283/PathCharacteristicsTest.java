package org.robograde.grader.motion.iso9283;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.robograde.grader.motion.geometry.Vector3;

class PathCharacteristicsTest {
    private static List<MeasuredPose> line(int samples, double fromX, double toX, double y) {
        List<MeasuredPose> line = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            line.add(MeasuredPose.at(fromX + (toX - fromX) * i / (samples - 1), y, 0));
        }
        return line;
    }

    @Test
    void parallel_paths_are_as_far_off_as_their_middle_however_they_are_sampled() {
        CommandedPath command = new CommandedPath(line(11, 0, 10, 0));
        PathCharacteristics path = PathCharacteristics.of(command, List.of(line(7, -1, 11, 0.1), line(23, -1, 11, 0.3)))
                .orElseThrow();

        assertThat(path.points()).isEqualTo(11);
        assertThat(path.accuracy()).isCloseTo(0.2, within(1e-12));
        // Both 0.1 from their middle, the distances do not spread.
        assertThat(path.repeatability()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void a_circle_driven_too_wide_is_off_by_the_difference_of_the_radii() {
        CommandedPath command = new CommandedPath(circle(1, 36));
        PathCharacteristics path =
                PathCharacteristics.of(command, List.of(circle(1.01, 720))).orElseThrow();

        assertThat(path.accuracy()).isCloseTo(0.01, within(2e-4));
        assertThat(path.repeatability()).isZero();
    }

    private static List<MeasuredPose> circle(double radius, int samples) {
        List<MeasuredPose> circle = new ArrayList<>();
        for (int i = 0; i <= samples; i++) {
            double angle = 1.5 * Math.PI * i / samples;
            circle.add(MeasuredPose.at(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), 0));
        }
        return circle;
    }

    @Test
    void a_square_that_is_begun_a_little_late_is_not_measured_at_its_far_side() {
        CommandedPath command = new CommandedPath(square(0));
        PathCharacteristics path =
                PathCharacteristics.of(command, List.of(square(0.004))).orElseThrow();

        // The plane at the start is crossed by the opposite side only, 1 m away.
        assertThat(path.accuracy()).isCloseTo(0.004, within(1e-9));
    }

    /** One metre a side, in steps of 10 mm; the first sample lies a little along the first side. */
    private static List<MeasuredPose> square(double late) {
        List<MeasuredPose> square = new ArrayList<>();
        square.add(MeasuredPose.at(late, 0, 0));
        for (int i = 1; i <= 100; i++) square.add(MeasuredPose.at(i / 100.0, 0, 0));
        for (int i = 1; i <= 100; i++) square.add(MeasuredPose.at(1, i / 100.0, 0));
        for (int i = 1; i <= 100; i++) square.add(MeasuredPose.at(1 - i / 100.0, 1, 0));
        return square;
    }

    @Test
    void a_path_that_never_comes_near_still_counts_only_where_it_crosses() {
        CommandedPath command = new CommandedPath(line(11, 0, 10, 0));
        PathCharacteristics half =
                PathCharacteristics.of(command, List.of(line(9, 0, 5, 0.5))).orElseThrow();

        // The points at x = 0 to 5 and, by its nearest sample, the end.
        assertThat(half.points()).isEqualTo(7);
        assertThat(half.worstPoint()).isEqualTo(10);
        assertThatThrownBy(() -> new CommandedPath(List.of(MeasuredPose.at(0, 0, 0))))
                .hasMessage("a path needs at least 2 points, there is 1");
        assertThatThrownBy(() -> new CommandedPath(List.of(MeasuredPose.at(0, 0, 0), MeasuredPose.at(0, 0, 0))))
                .hasMessage("points 1 and 2 of the path are in one place");
    }

    @Test
    void speeds_are_compared_with_the_commanded_one_in_percent() {
        PathVelocity velocity =
                PathVelocity.of(250, List.of(new double[] {240, 250, 260}, new double[] {250, 260, 270}));

        assertThat(velocity.accuracyPercent()).isCloseTo(2, within(1e-12));
        assertThat(velocity.repeatabilityPercent()).isCloseTo(100 * 3 * Math.sqrt(50) / 250, within(1e-12));
        assertThat(velocity.fluctuation()).isEqualTo(20);
    }

    @Test
    void a_corner_cut_by_a_chord_is_rounded_and_one_run_over_overshoots() {
        Vector3 start = new Vector3(0, -1, 0);
        Vector3 end = new Vector3(1, 0, 0);

        Cornering cut = Cornering.of(
                start, Vector3.ZERO, end, List.of(start, new Vector3(0, -0.2, 0), new Vector3(0.2, 0, 0), end));
        assertThat(cut.rounding()).isCloseTo(0.1 * Math.sqrt(2), within(1e-12));
        assertThat(cut.overshoot()).isZero();

        Cornering over = Cornering.of(
                start, Vector3.ZERO, end, List.of(start, new Vector3(0, 0.05, 0), new Vector3(0.1, 0, 0), end));
        assertThat(over.rounding()).isZero();
        assertThat(over.overshoot()).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void compliance_is_displacement_over_load() {
        StaticCompliance compliance = StaticCompliance.of(new double[] {10, 20, -10}, new double[] {0.1, 0.2, -0.12});

        assertThat(compliance.greatest()).isCloseTo(0.012, within(1e-12));
        assertThat(compliance.slope()).isCloseTo((1 + 4 + 1.2) / 600, within(1e-12));
        assertThatThrownBy(() -> StaticCompliance.of(new double[] {0}, new double[] {1}))
                .hasMessageContaining("load not 0");
    }
}

package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.robograde.grader.metrics.trial.FilmedTip;
import org.robograde.grader.metrics.trial.SpaceTrack;
import org.robograde.grader.motion.geometry.Orientation;
import org.robograde.grader.motion.geometry.Vector3;

/** What a camera saw of a trembling tip, beside what the unit says of its tool. */
class FilmedTremorTest {
    private static final String TREMOR = "execution.tool-tremor";

    /** Twelve seconds of a tip that swings with 10 Hz across the line of sight. */
    private static FilmedTip tip(double amplitudeMeters, int rateHz, double scale) {
        SpaceTrack.Builder course = new SpaceTrack.Builder("/observations/tips");
        for (int i = 0; i < 12 * rateHz; i++) {
            double t = i / (double) rateHz;
            Vector3 at = new Vector3(0.01 * t + amplitudeMeters * StrictMath.sin(2 * Math.PI * 10 * t), 0, 0);
            course.add(Tape.nanos(t), Tape.nanos(t), at, Orientation.NONE);
        }
        return new FilmedTip("needle", "side", course.build(), scale);
    }

    private static ArmTape toolThatSays(double amplitudeMeters) {
        ArmTape tape = new ArmTape();
        for (int i = 0; i < 1200; i++) {
            double t = i / 100.0;
            Vector3 at = new Vector3(0.01 * t, 0, amplitudeMeters * StrictMath.sin(2 * Math.PI * 10 * t));
            tape.tool.add(Tape.nanos(t), Tape.nanos(t), at, Orientation.NONE);
        }
        return tape;
    }

    @Test
    void without_a_pose_of_the_tool_what_was_filmed_is_the_least_it_trembled() {
        ArmTape tape = new ArmTape();
        tape.filmedTips.add(tip(0.001, 60, 0.05));

        Measurement tremor = tape.measured(TREMOR);

        assertThat(tremor.value()).isCloseTo(0.001 / Math.sqrt(2), within(2e-5));
        assertThat(tremor.lowerBound()).isTrue();
        assertThat(tremor.uncertainty().contributions())
                .anySatisfy(
                        each -> assertThat(each.standardUncertainty()).isCloseTo(0.05 * tremor.value(), within(1e-12)));
        assertThat(tremor.references().get(0).what())
                .isEqualTo(
                        "the tremor of needle across the sight of field camera side, two axes of three: at least this");
    }

    @Test
    void the_units_own_word_stands_where_no_more_was_seen_and_falls_where_it_was() {
        ArmTape agrees = toolThatSays(0.001);
        agrees.filmedTips.add(tip(0.001, 60, 0.05));
        assertThat(agrees.measured(TREMOR).lowerBound()).isFalse();
        assertThat(agrees.measured(TREMOR).references().get(0).topic()).doesNotContain("observations");

        ArmTape belittles = toolThatSays(0.0001);
        belittles.filmedTips.add(tip(0.001, 60, 0.05));
        assertThat(belittles.measured(TREMOR).value()).isCloseTo(0.001 / Math.sqrt(2), within(2e-5));
        assertThat(belittles.measured(TREMOR).lowerBound()).isTrue();
    }

    @Test
    void too_few_frames_a_second_tell_nothing_of_a_tremor() {
        ArmTape slow = new ArmTape();
        slow.filmedTips.add(tip(0.001, 15, 0.05));
        assertThat(slow.obstacle(TREMOR))
                .isEqualTo(
                        "poses on /observations/tips come at 15 Hz; tremor up to 12 Hz needs more than twice as many");

        ArmTape own = toolThatSays(0.0001);
        own.filmedTips.add(tip(0.001, 15, 0.05));
        assertThat(own.measured(TREMOR).value()).isCloseTo(0.0001 / Math.sqrt(2), within(2e-6));
    }
}

package org.robograde.grader.metrics.execution;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Refusals;
import org.robograde.grader.metrics.course.ToolCourse;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.geometry.Hull;
import org.robograde.grader.motion.smoothness.Jerk;
import org.robograde.grader.motion.smoothness.PathEconomy;
import org.robograde.grader.motion.smoothness.Sparc;
import org.robograde.grader.motion.smoothness.SpeedPeaks;

/** One figure of the tool's way through the whole trial. */
final class ToolFigure implements Metric {
    private static final double PEAK_PROMINENCE = 0.1;
    private static final int FEWEST_TO_FOLLOW = 20;
    /** A tool that went less far than this, in metres, did not move. */
    private static final double STANDSTILL_METERS = 1e-4;
    /** The transform of {@link Sparc} pads sixteenfold: this bounds its memory. */
    private static final int MOST_SAMPLES = 1 << 17;

    private final MetricDefinition definition;
    private final int fewest;
    private final boolean even;
    private final Figure figure;

    private interface Figure {
        double of(ToolCourse course);
    }

    private ToolFigure(String id, int fewest, boolean even, Figure figure) {
        this.definition = Definitions.of(id);
        this.fewest = fewest;
        this.even = even;
        this.figure = figure;
    }

    static List<Metric> all() {
        return List.of(
                new ToolFigure(
                        "execution.tool-path-length",
                        2,
                        false,
                        c -> PathEconomy.of(c.positions()).length()),
                new ToolFigure(
                        "execution.tool-path-economy",
                        2,
                        false,
                        c -> PathEconomy.of(c.positions()).ratio()),
                new ToolFigure(
                        "execution.tool-smoothness", FEWEST_TO_FOLLOW, true, c -> Sparc.of(speeds(c), c.rateHz())),
                new ToolFigure(
                        "execution.tool-jerk",
                        FEWEST_TO_FOLLOW,
                        true,
                        c -> Jerk.logDimensionless(speeds(c), c.rateHz())),
                new ToolFigure(
                        "execution.tool-speed-peaks",
                        FEWEST_TO_FOLLOW,
                        true,
                        c -> SpeedPeaks.count(speeds(c), PEAK_PROMINENCE)),
                new ToolFigure(
                        "execution.workspace-volume",
                        4,
                        false,
                        c -> Hull.of(c.positions()).volume()));
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        return Refusals.said(definition, evidence, () -> outcome(evidence));
    }

    private MetricOutcome outcome(TrialEvidence evidence) {
        Optional<String> obstacle = ToolCourse.obstacle(evidence);
        if (obstacle.isPresent()) {
            return definition.notMeasurable(evidence, obstacle.get());
        }
        ToolCourse course = ToolCourse.of(ToolCourse.seen(evidence));
        Optional<String> unfit = unfit(course);
        if (unfit.isPresent()) {
            return definition.notMeasurable(evidence, unfit.get());
        }
        long from = course.receivedNanos(0);
        long to = course.receivedNanos(course.size() - 1);
        return definition
                .measured(evidence, figure.of(course))
                .samples(course.size())
                .at(course.track().topic(), from, to, to, "the tool's way" + course.remarks())
                .build();
    }

    private Optional<String> unfit(ToolCourse course) {
        if (course.size() < fewest) {
            return course.uneven(fewest);
        }
        if (PathEconomy.of(course.positions()).length() < STANDSTILL_METERS) {
            return Optional.of("the tool stood still throughout");
        }
        if (!even) {
            return Optional.empty();
        }
        Optional<String> uneven = course.uneven(fewest);
        boolean tooLong = uneven.isEmpty() && course.lastSeconds() * course.rateHz() > MOST_SAMPLES;
        return tooLong
                ? Optional.of(
                        "the record on " + course.track().topic() + " is longer than " + MOST_SAMPLES + " samples")
                : uneven;
    }

    private static double[] speeds(ToolCourse course) {
        return ToolCourse.speeds(course.evenly(course.rateHz()), course.rateHz());
    }
}

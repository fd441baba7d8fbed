package org.robograde.grader.metrics.execution;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Instruments;
import org.robograde.grader.metrics.course.PathCycle;
import org.robograde.grader.metrics.course.Refusals;
import org.robograde.grader.metrics.course.ToolCourse;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.iso9283.CommandedPath;
import org.robograde.grader.motion.iso9283.MeasuredPose;
import org.robograde.grader.motion.iso9283.PathCharacteristics;
import org.robograde.grader.motion.iso9283.StandardCycles;

/** Path accuracy or repeatability of ISO 9283 over the cycles of each commanded path; the worst path counts. */
final class PathCharacteristic implements Metric {
    private final MetricDefinition definition;
    private final boolean accuracy;

    private PathCharacteristic(String id, boolean accuracy) {
        this.definition = Definitions.of(id);
        this.accuracy = accuracy;
    }

    static List<Metric> all() {
        return List.of(
                new PathCharacteristic("execution.path-accuracy", true),
                new PathCharacteristic("execution.path-repeatability", false));
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
        PathCharacteristics worst = null;
        List<PathCycle> shown = List.of();
        for (List<PathCycle> cycles : PathCycle.byPath(evidence).values()) {
            Optional<PathCharacteristics> path = characteristics(cycles);
            boolean enough = accuracy || cycles.size() > 1;
            if (path.isPresent() && enough && (worst == null || value(path.get()) > value(worst))) {
                worst = path.get();
                shown = cycles;
            }
        }
        if (worst == null) {
            return definition.notMeasurable(
                    evidence,
                    accuracy
                            ? "no commanded path was followed to its end in sight"
                            : "no commanded path was followed at least twice to its end in sight");
        }
        int n = shown.size();
        String role = ToolCourse.roleOfSeen(evidence);
        return definition
                .measured(evidence, value(worst))
                .instrument("instrument, as stated", Instruments.positionMeters(evidence, role))
                .samples(n)
                .at(
                        evidence.topic(role),
                        shown.get(0).commanded().atNanos(),
                        shown.get(n - 1).endNanos(),
                        shown.get(n - 1).endNanos(),
                        "path " + shown.get(0).pathId() + ", worst at point "
                                + (worst.worstPoint() + 1) + " of " + worst.points() + " compared, "
                                + StandardCycles.PATH_ACCURACY_AND_REPEATABILITY
                                        .statement(n)
                                        .orElse(n + " cycles"))
                .build();
    }

    private double value(PathCharacteristics path) {
        return accuracy ? path.accuracy() : path.repeatability();
    }

    private static Optional<PathCharacteristics> characteristics(List<PathCycle> cycles) {
        List<MeasuredPose> points = cycles.get(0).points();
        return points.size() < 2
                ? Optional.empty()
                : PathCharacteristics.of(
                        new CommandedPath(points),
                        cycles.stream().map(PathCycle::attained).toList());
    }
}

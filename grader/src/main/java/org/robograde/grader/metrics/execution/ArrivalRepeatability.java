package org.robograde.grader.metrics.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Detail;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.PoseCloud;
import org.robograde.grader.metrics.course.Refusals;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.geometry.Angles;
import org.robograde.grader.motion.mobile.ArrivalCharacteristics;

/** How close together the unit stops when it is sent to one place again and again. */
final class ArrivalRepeatability implements Metric {
    private static final long BEFORE_NANOS = 200_000_000L;
    private static final long AFTER_NANOS = 500_000_000L;
    private static final int FEWEST = 2;
    private static final MetricDefinition DEFINITION = Definitions.of("execution.arrival-repeatability");

    private record Stop(Goal goal, ArrivalCharacteristics.Pose pose) {}

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        return Refusals.said(DEFINITION, evidence, () -> outcome(evidence));
    }

    private MetricOutcome outcome(TrialEvidence evidence) {
        Map<String, List<Stop>> byPlace = new TreeMap<>();
        for (Goal goal : evidence.events().goals()) {
            Optional<Stop> stop = goal.succeeded() ? stop(evidence.tracks().observedPose(), goal) : Optional.empty();
            stop.ifPresent(s -> byPlace.computeIfAbsent(goal.place(), p -> new ArrayList<>())
                    .add(s));
        }
        List<PoseCloud> clouds = new ArrayList<>();
        ArrivalCharacteristics worst = null;
        List<Stop> shown = List.of();
        for (List<Stop> stops : byPlace.values()) {
            if (stops.size() >= FEWEST) {
                ArrivalCharacteristics of = of(stops);
                boolean hardest = worst == null || of.repeatabilityMeters() > worst.repeatabilityMeters();
                clouds.add(hardest ? 0 : clouds.size(), cloud(stops, of.repeatabilityMeters()));
                if (hardest) {
                    worst = of;
                    shown = stops;
                }
            }
        }
        if (worst == null) {
            return DEFINITION.notMeasurable(
                    evidence, "no place was reached at least " + FEWEST + " times in sight of the field's cameras");
        }
        int n = shown.size();
        Goal last = shown.get(n - 1).goal();
        return DEFINITION
                .measured(evidence, worst.repeatabilityMeters())
                .sampling("arrivals", worst.repeatabilityMeters() / Math.sqrt(2.0 * (n - 1)), n - 1)
                .samples(n)
                .at(
                        evidence.topic(Roles.OBSERVED_POSE),
                        shown.get(0).goal().endNanos() - BEFORE_NANOS,
                        last.endNanos() + AFTER_NANOS,
                        last.endNanos(),
                        n + " arrivals at " + last.place())
                .detail(Detail.of(clouds))
                .build();
    }

    private static PoseCloud cloud(List<Stop> stops, double repeatability) {
        List<PoseCloud.Point> attained = stops.stream()
                .map(s -> new PoseCloud.Point(s.pose().x(), s.pose().y(), 0))
                .toList();
        double x = attained.stream().mapToDouble(PoseCloud.Point::x).sum() / attained.size();
        double y = attained.stream().mapToDouble(PoseCloud.Point::y).sum() / attained.size();
        Goal goal = stops.get(0).goal();
        return new PoseCloud(
                goal.place(),
                attained.size(),
                new PoseCloud.Point(goal.x(), goal.y(), 0),
                new PoseCloud.Point(x, y, 0),
                attained,
                Optional.of(repeatability),
                true);
    }

    private static ArrivalCharacteristics of(List<Stop> stops) {
        Goal goal = stops.get(0).goal();
        return ArrivalCharacteristics.of(
                new ArrivalCharacteristics.Pose(goal.x(), goal.y(), 0),
                stops.stream().map(Stop::pose).toList());
    }

    private static Optional<Stop> stop(PoseTrack seen, Goal goal) {
        double x = 0;
        double y = 0;
        List<Double> headings = new ArrayList<>();
        for (int i = seen.firstAtOrAfter(goal.endNanos() - BEFORE_NANOS);
                i < seen.size() && seen.receivedNanos(i) <= goal.endNanos() + AFTER_NANOS;
                i++) {
            x += seen.x(i);
            y += seen.y(i);
            headings.add(seen.headingRadians(i));
        }
        int n = headings.size();
        if (n == 0 || !Double.isFinite(x) || !Double.isFinite(y)) {
            return Optional.empty();
        }
        // Only places count here: the heading rides along so that the pose is whole.
        double heading = Angles.wrapped(headings.get(n - 1));
        return Optional.of(new Stop(goal, new ArrivalCharacteristics.Pose(x / n, y / n, heading)));
    }
}

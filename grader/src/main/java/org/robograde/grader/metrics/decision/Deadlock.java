package org.robograde.grader.metrics.decision;

import java.util.Comparator;
import java.util.List;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.course.Standstill;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Whether the unit stands and does nothing about it: the longest such time, or how many were too long. */
final class Deadlock implements Metric {
    private static final long DEADLOCK_NANOS = 30_000_000_000L;

    private final MetricDefinition definition;
    private final boolean counts;

    private Deadlock(String id, boolean counts) {
        this.definition = Definitions.of(id);
        this.counts = counts;
    }

    static Deadlock longest() {
        return new Deadlock("decision.longest-standstill", false);
    }

    static Deadlock count() {
        return new Deadlock("decision.deadlocks", true);
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        if (evidence.events().goals().isEmpty()) {
            return definition.notMeasurable(evidence, "the trial had no goal");
        }
        if (evidence.tracks().odometry().size() < 2) {
            return definition.notMeasurable(evidence, "fewer than two odometry messages could be read");
        }
        List<Standstill> longestFirst = Standstill.of(evidence).stream()
                .sorted(Comparator.comparingLong(Standstill::nanos).reversed())
                .toList();
        List<Standstill> shown = longestFirst.stream()
                .filter(s -> !counts || s.nanos() > DEADLOCK_NANOS)
                .limit(counts ? Long.MAX_VALUE : 1)
                .toList();
        List<EvidenceReference> places =
                shown.stream().map(s -> reference(evidence, s)).toList();
        if (counts) {
            return definition.measured(evidence, shown.size()).at(places).build();
        }
        double seconds = shown.isEmpty() ? 0 : Timing.seconds(shown.get(0).nanos());
        return definition
                .measured(evidence, seconds)
                .instrument(
                        "sampling interval of the odometry",
                        Timing.ofSampling(evidence.tracks().odometry().typicalIntervalNanos()) * Math.sqrt(2))
                .samples(longestFirst.size())
                .at(places)
                .build();
    }

    private static EvidenceReference reference(TrialEvidence evidence, Standstill still) {
        return new EvidenceReference(
                evidence.topic(Roles.ODOMETRY),
                still.fromNanos(),
                still.toNanos(),
                still.fromNanos(),
                "stands on the way to " + still.goal().place());
    }
}

package org.robograde.grader.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;

/**
 * How long the unit took to answer one happening.
 *
 * @param seen false when no reaction came before the end of the window: then the time is a lower bound
 */
public record Reaction(
        long startNanos, long endNanos, boolean seen, double standardUncertainty, EvidenceReference reference) {
    private static final long PLOT_MARGIN_NANOS = 3_000_000_000L;

    public double seconds() {
        return Timing.seconds(endNanos - startNanos);
    }

    /** The slowest of a trial's reactions; one that never came is slower than any that did. */
    public static Optional<MetricOutcome> slowest(
            MetricDefinition definition, TrialEvidence evidence, List<Reaction> reactions) {
        Comparator<Reaction> byTime = Comparator.comparing(Reaction::seen)
                .reversed()
                .thenComparingDouble(Reaction::seconds)
                .thenComparing(Comparator.comparingLong(Reaction::startNanos).reversed());
        MotionTrack odometry = evidence.tracks().odometry();
        return reactions.stream()
                .max(byTime)
                .map(r -> definition
                        .measured(evidence, r.seconds())
                        .instrument("sampling interval of the odometry", r.standardUncertainty())
                        .samples(reactions.size())
                        .lowerBound(!r.seen())
                        .at(List.of(r.reference()))
                        .series(Curves.speed(
                                odometry, r.startNanos() - PLOT_MARGIN_NANOS, r.endNanos() + PLOT_MARGIN_NANOS))
                        .build());
    }
}

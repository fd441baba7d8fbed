package org.robograde.grader.metrics.safety;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.course.Pace;
import org.robograde.grader.metrics.trial.Disturbance;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.separation.StopReaction;

/** How long the unit goes on moving after its link was cut. */
final class LinkLossStop implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("safety.link-loss-stop-time");
    /** The speed is the way of this long a time, so that the cameras' noise is no motion. */
    private static final long SPEED_NANOS = 300_000_000L;

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        PoseTrack seen = evidence.tracks().fieldPose();
        List<Disturbance> cuts = evidence.events().disturbances(Disturbance.LINK_CUT);
        if (seen.isEmpty() || cuts.isEmpty()) {
            return DEFINITION.notMeasurable(
                    evidence, cuts.isEmpty() ? "the link was not cut" : "the field did not see where the unit was");
        }
        StopReaction slowest = null;
        Disturbance shown = null;
        for (Disturbance cut : cuts) {
            Optional<StopReaction> stop = stop(seen, cut, Pace.of(evidence).standing());
            boolean slower =
                    stop.isPresent() && (slowest == null || stop.get().standingSeconds() > slowest.standingSeconds());
            slowest = slower ? stop.get() : slowest;
            shown = slower ? cut : shown;
        }
        if (slowest == null || shown == null) {
            return DEFINITION.notMeasurable(evidence, "the unit was not seen to move when its link was cut");
        }
        long stood = shown.fromNanos() + Math.round(slowest.standingSeconds() * 1e9);
        return DEFINITION
                .measured(evidence, slowest.standingSeconds())
                .instrument("time over which the speed is taken", Timing.ofSampling(SPEED_NANOS))
                .samples(cuts.size())
                .lowerBound(!slowest.stood())
                .at(
                        seen.topic(),
                        shown.fromNanos(),
                        stood,
                        stood,
                        slowest.stood()
                                ? "the unit stands after the link was cut"
                                : "the link is back or the record ends; the unit has not stopped")
                .build();
    }

    private static Optional<StopReaction> stop(PoseTrack seen, Disturbance cut, double standing) {
        long from = cut.fromNanos() - 2 * SPEED_NANOS;
        int first = seen.firstAtOrAfter(from);
        int end = seen.firstAtOrAfter(cut.toNanos());
        if (end - first < 4
                || seen.longestGap(cut.fromNanos(), Math.min(cut.toNanos(), seen.receivedNanos(end - 1)))
                        > Timing.JOIN_NANOS) {
            return Optional.empty();
        }
        double[] seconds = new double[end - first];
        double[] speeds = new double[end - first];
        int tail = first;
        for (int i = first; i < end; i++) {
            while (tail < i && seen.receivedNanos(i) - seen.receivedNanos(tail + 1) >= SPEED_NANOS) {
                tail++;
            }
            double span = (seen.receivedNanos(i) - seen.receivedNanos(tail)) / 1e9;
            seconds[i - first] = (seen.receivedNanos(i) - cut.fromNanos()) / 1e9;
            speeds[i - first] = span > 0 ? seen.distance(i, tail) / span : 0;
        }
        try {
            return Optional.of(StopReaction.of(seconds, speeds, 0, standing));
        } catch (IllegalArgumentException notMoving) {
            return Optional.empty();
        }
    }
}

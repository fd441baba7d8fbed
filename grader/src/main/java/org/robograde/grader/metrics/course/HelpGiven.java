package org.robograde.grader.metrics.course;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.robograde.grader.metrics.trial.Disturbance;
import org.robograde.grader.metrics.trial.Intervention;
import org.robograde.grader.metrics.trial.TrialEvidence;

/**
 * When a person helped on account of a disturbance, by intervening or by steering the unit. Help counts against the disturbance that
 * began last of those active when help was called (or, uncalled, when it began), or else against the last one before. A disturbance
 * that began while a person steered was that person's to overcome.
 */
public final class HelpGiven {
    /** A call further back than this has nothing to do with the help. */
    private static final long CALLED_WITHIN_NANOS = 30_000_000_000L;

    private HelpGiven() {}

    /**
     * When help on account of a disturbance began, if there was any.
     *
     * @param reachedNanos when the goal was reached; steering that began later was about something else
     */
    public static OptionalLong because(TrialEvidence evidence, Disturbance one, long reachedNanos) {
        if (inHand(evidence, one.fromNanos())) {
            return OptionalLong.of(one.fromNanos());
        }
        LongStream intervened = evidence.events().interventions().stream().mapToLong(Intervention::fromNanos);
        LongStream steered = WorkingTime.steeringBegun(evidence).stream()
                .mapToLong(Long::longValue)
                .filter(t -> t <= reachedNanos);
        return LongStream.concat(intervened, steered)
                .filter(t -> blamed(evidence, one, t))
                .min();
    }

    /** Whether a person steered the unit at a moment. */
    private static boolean inHand(TrialEvidence evidence, long nanos) {
        return WorkingTime.steered(evidence, nanos, nanos + 1) > 0;
    }

    private static boolean blamed(TrialEvidence evidence, Disturbance one, long helpedAt) {
        long asked = Help.calls(evidence).stream()
                .filter(t -> t <= helpedAt && t >= helpedAt - CALLED_WITHIN_NANOS)
                .reduce((earlier, later) -> later)
                .orElse(helpedAt);
        List<Disturbance> begun = evidence.events().disturbances().stream()
                .filter(d -> d.fromNanos() <= asked)
                .toList();
        Optional<Disturbance> active = last(begun.stream().filter(d -> asked <= d.toNanos()));
        return active.or(() -> last(begun.stream())).filter(one::equals).isPresent();
    }

    private static Optional<Disturbance> last(Stream<Disturbance> disturbances) {
        return disturbances.max(Comparator.comparingLong(Disturbance::fromNanos));
    }
}

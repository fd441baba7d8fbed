package org.robograde.scenarios.play;

import java.util.Optional;
import java.util.SplittableRandom;
import org.robograde.scenarios.language.Operator;

/** The simulated operator: whether a request is answered, and when. The only chance in a trial's play, drawn from its seed. */
final class OperatorDesk {
    private final Operator operator;
    private final SplittableRandom random;
    private int interventions;

    OperatorDesk(Operator operator, long seed) {
        this.operator = operator;
        this.random = new SplittableRandom(seed);
    }

    /**
     * What will be done about a request heard now, and the trial time when; empty if nothing will be.
     *
     * @param intervening whether the operator is at it already; then it is no further intervention
     */
    Optional<Answer> answer(long nowNanos, boolean intervening) {
        if (!operator.simulated() || operator.onHelp().isEmpty()) return Optional.empty();
        if (!intervening && interventions >= operator.interventionsAtMost()) return Optional.empty();
        return Optional.of(new Answer(operator.onHelp().get(), reactsAtNanos(nowNanos)));
    }

    /** When a simulated operator reacts to something seen or heard now; empty where a person does, or has helped often enough. */
    java.util.OptionalLong reactsToNanos(long nowNanos) {
        boolean may = operator.simulated() && interventions < operator.interventionsAtMost();
        return may ? java.util.OptionalLong.of(reactsAtNanos(nowNanos)) : java.util.OptionalLong.empty();
    }

    private long reactsAtNanos(long nowNanos) {
        double span = operator.reactionSecondsTo() - operator.reactionSecondsFrom();
        double reaction = operator.reactionSecondsFrom() + span * random.nextDouble();
        return nowNanos + Stage.nanos(reaction);
    }

    /** An answer was acted on; only those count against the limit. */
    void intervened() {
        interventions++;
    }

    record Answer(Operator.Intervention intervention, long atNanos) {}
}

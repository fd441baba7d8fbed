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

    /** Whether a real person may act on their own: then a goal that ends early is not yet a failure while they are at it. */
    boolean real() {
        return !operator.simulated();
    }

    /** What will be done about a request heard now, and the trial time when; empty if nothing will be. */
    Optional<Answer> answer(long nowNanos) {
        if (!operator.simulated() || operator.onHelp().isEmpty() || interventions >= operator.interventionsAtMost())
            return Optional.empty();
        interventions++;
        double span = operator.reactionSecondsTo() - operator.reactionSecondsFrom();
        double reaction = operator.reactionSecondsFrom() + span * random.nextDouble();
        return Optional.of(new Answer(operator.onHelp().get(), nowNanos + Stage.nanos(reaction)));
    }

    record Answer(Operator.Intervention intervention, long atNanos) {}
}

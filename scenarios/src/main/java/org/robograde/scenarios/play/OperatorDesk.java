package org.robograde.scenarios.play;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.robograde.scenarios.language.Operator;

/** The simulated operator: whether anything is done, and when. The only chance in a trial's play, drawn from its seed. */
final class OperatorDesk {
    private final Operator operator;
    private final SplittableRandom random;
    private int interventions;

    OperatorDesk(Operator operator, long seed) {
        this.operator = operator;
        this.random = new SplittableRandom(seed);
    }

    /**
     * When the operator acts on what was seen or heard now, in trial time; empty if nothing will be done.
     *
     * @param intervening whether the operator is at it already; then it is no further intervention
     */
    OptionalLong reactsAt(long nowNanos, boolean intervening) {
        boolean acts = operator.onHelp().isPresent() || operator.onStanding().isPresent();
        if (!operator.simulated() || !acts) return OptionalLong.empty();
        if (!intervening && interventions >= operator.interventionsAtMost()) return OptionalLong.empty();
        return OptionalLong.of(reactsAtNanos(nowNanos));
    }

    /** When a simulated operator reacts to something seen or heard now; empty where a person does, or has helped often enough. */
    java.util.OptionalLong reactsToNanos(long nowNanos) {
        boolean may = operator.simulated() && interventions < operator.interventionsAtMost();
        return may ? java.util.OptionalLong.of(reactsAtNanos(nowNanos)) : java.util.OptionalLong.empty();
    }

    /** After a person's reaction time, drawn from the trial's seed. */
    long reactsAtNanos(long nowNanos) {
        double span = operator.reactionSecondsTo() - operator.reactionSecondsFrom();
        double reaction = operator.reactionSecondsFrom() + span * random.nextDouble();
        return nowNanos + Stage.nanos(reaction);
    }

    /** Whether someone is there who acts, and has not acted too often. */
    boolean canIntervene() {
        return operator.simulated() && interventions < operator.interventionsAtMost();
    }

    boolean simulated() {
        return operator.simulated();
    }

    /** How far a person is off who aims at something, along one axis. */
    double off(double standardDeviation) {
        return standardDeviation * random.nextGaussian();
    }

    Optional<Operator.Intervention> onHelp() {
        return operator.onHelp();
    }

    /** Empty where nobody looks at whether the unit stands. */
    Optional<Operator.OnStanding> onStanding() {
        return operator.simulated() ? operator.onStanding() : Optional.empty();
    }

    /** An answer was acted on; only those count against the limit. */
    void intervened() {
        interventions++;
    }
}

package org.robograde.scenarios.play;

import java.util.function.BooleanSupplier;
import org.robograde.scenarios.language.Step;
import org.robograde.scenarios.language.SurgicalStep;

/** Turns each kind of step into its playing form. */
final class StepStarter {
    private final Stage stage;
    private final OperatorDesk desk;
    private final BooleanSupplier personIntervenes;

    StepStarter(Stage stage, OperatorDesk desk, BooleanSupplier personIntervenes) {
        this.stage = stage;
        this.desk = desk;
        this.personIntervenes = personIntervenes;
    }

    Running start(Step step) {
        if (step instanceof Step.Serial one) return new RunningSerial(stage, one.steps(), this::start);
        if (step instanceof Step.Parallel one)
            return new RunningGroup(one.steps().stream().map(this::start).toList(), false);
        if (step instanceof Step.Race one)
            return new RunningGroup(one.steps().stream().map(this::start).toList(), true);
        if (step instanceof Step.Phase one)
            return new RunningPhase(stage, one, new RunningSerial(stage, one.steps(), this::start));
        if (step instanceof Step.Navigate one) return new RunningNavigation(stage, desk, personIntervenes, one);
        if (step instanceof Step.Say one) return RunningMoment.say(stage, one);
        if (step instanceof Step.Order one) return RunningMoment.order(stage, one);
        if (step instanceof Step.Ask one) return new RunningQuestion(stage, one);
        if (step instanceof Step.Deliver one) return RunningMoment.deliver(stage, one);
        if (step instanceof SurgicalStep one) return SurgicalStarter.start(stage, desk, one);
        if (step instanceof Step.Wait one) return RunningMoment.waiting(stage, one);
        throw new IllegalStateException("unknown step " + step);
    }
}

package org.robograde.scenarios.play;

import java.util.function.BooleanSupplier;
import org.robograde.scenarios.language.Step;

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
        if (step instanceof Step.Navigate one)
            return navigation(Destination.of(stage.place(one.place())), one.timeoutSeconds());
        if (step instanceof Step.Say one) return RunningMoment.say(stage, one);
        if (step instanceof Step.Order one) return new RunningOrder(stage, one);
        if (step instanceof Step.Ask one) return new RunningQuestion(stage, one);
        if (step instanceof Step.Deliver one) return RunningMoment.deliver(stage, one);
        if (step instanceof Step.Wait one) return RunningMoment.waiting(stage, one);
        if (step instanceof Step.ForArm one) return new IndustrialSteps(stage, desk).start(one.step());
        if (step instanceof Step.Repeat one)
            return new RunningRepeat(one.times(), () -> new RunningSerial(stage, one.steps(), this::start));
        if (step instanceof Step.Until one)
            return new RunningUntil(stage, one.condition(), new RunningSerial(stage, one.steps(), this::start));
        if (step instanceof Step.Round one) return new RunningRound(stage, one, this::navigation);
        if (step instanceof Step.Load one) return new RunningLoad(stage, one);
        if (step instanceof Step.Cover one) return new RunningCover(stage, one, this::navigation);
        throw new IllegalStateException("unknown step " + step);
    }

    private Running navigation(Destination to, double timeoutSeconds) {
        return new RunningNavigation(stage, desk, personIntervenes, to, timeoutSeconds);
    }
}

package org.robograde.scenarios.play;

import java.util.OptionalDouble;
import org.robograde.scenarios.language.Step;

/** The steps that are over at once or after a while: say, order, wait, deliver. */
final class RunningMoment implements Running {
    private final Stage stage;
    private final Runnable atStart;
    private final long lastsNanos;
    private final java.util.function.BooleanSupplier atEnd;
    private long startedNanos = Long.MIN_VALUE;

    private RunningMoment(
            Stage stage, Runnable atStart, double lastsSeconds, java.util.function.BooleanSupplier atEnd) {
        this.stage = stage;
        this.atStart = atStart;
        this.lastsNanos = Stage.nanos(lastsSeconds);
        this.atEnd = atEnd;
    }

    static Running say(Stage stage, Step.Say step) {
        return new RunningMoment(stage, () -> stage.driver.say(step.text()), 0, () -> true);
    }

    static Running waiting(Stage stage, Step.Wait step) {
        return new RunningMoment(stage, () -> {}, step.seconds(), () -> true);
    }

    static Running deliver(Stage stage, Step.Deliver step) {
        return new RunningMoment(stage, () -> {}, step.afterSeconds(), () -> confirmed(stage, step));
    }

    /** A person takes the goods only where the unit is; where that is unknown, nothing is confirmed. */
    private static boolean confirmed(Stage stage, Step.Deliver step) {
        OptionalDouble distance = stage.distanceMeters(stage.place(step.place()).point());
        if (distance.isEmpty() || distance.getAsDouble() > step.withinMeters()) return false;
        stage.delivered.add(step.place());
        stage.events.record("delivery_confirmed", "place", step.place());
        return true;
    }

    @Override
    public Progress tick() {
        if (startedNanos == Long.MIN_VALUE) {
            startedNanos = stage.nowNanos;
            atStart.run();
        }
        if (stage.nowNanos - startedNanos < lastsNanos) return Progress.RUNNING;
        return atEnd.getAsBoolean() ? Progress.SUCCEEDED : Progress.FAILED;
    }

    @Override
    public void cancel() {}
}

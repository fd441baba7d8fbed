package org.robograde.scenarios.play;

import org.robograde.scenarios.language.Trigger;

/** Steps that end when something comes true, if they have not ended before. */
final class RunningUntil implements Running {
    private final Stage stage;
    private final Trigger condition;
    private final Running steps;
    private long startedNanos = Long.MIN_VALUE;

    RunningUntil(Stage stage, Trigger condition, Running steps) {
        this.stage = stage;
        this.condition = condition;
        this.steps = steps;
    }

    @Override
    public Progress tick() {
        if (startedNanos == Long.MIN_VALUE) startedNanos = stage.nowNanos;
        if (Conditions.holds(condition, stage, startedNanos)) {
            steps.cancel();
            return Progress.SUCCEEDED;
        }
        return steps.tick();
    }

    @Override
    public void cancel() {
        steps.cancel();
    }
}

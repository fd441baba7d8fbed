package org.robograde.scenarios.play;

import java.util.function.Supplier;

/** Something before, a playing step, and a judgement of it after a while. */
final class RunningThen implements Running {
    private final Stage stage;
    private final Runnable before;
    private final Running step;
    private final double restSeconds;
    private final Supplier<Boolean> after;
    private final Runnable failed;
    private boolean started;
    private long endedNanos = Long.MIN_VALUE;
    private boolean judged;

    /**
     * @param restSeconds between the step's success and the judgement
     * @param after called once if the step succeeded; false makes it a failure
     * @param failed called once if the step failed or was cancelled
     */
    RunningThen(
            Stage stage, Runnable before, Running step, double restSeconds, Supplier<Boolean> after, Runnable failed) {
        this.stage = stage;
        this.before = before;
        this.step = step;
        this.restSeconds = restSeconds;
        this.after = after;
        this.failed = failed;
    }

    @Override
    public Progress tick() {
        if (!started) {
            started = true;
            before.run();
        }
        if (endedNanos == Long.MIN_VALUE) {
            Progress progress = step.tick();
            if (progress == Progress.FAILED) failed.run();
            if (progress != Progress.SUCCEEDED) return progress;
            endedNanos = stage.nowNanos;
            judged = after.get();
        }
        if (stage.nowNanos - endedNanos < Stage.nanos(restSeconds)) return Progress.RUNNING;
        return judged ? Progress.SUCCEEDED : Progress.FAILED;
    }

    @Override
    public void cancel() {
        if (!started || endedNanos != Long.MIN_VALUE) return;
        step.cancel();
        failed.run();
    }
}

package org.robograde.scenarios.play;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.robograde.scenarios.language.Step;

/** Steps one after the other. After a failure only phases marked {@code evenIfFailed} are played; the others are recorded as skipped. */
final class RunningSerial implements Running {
    private final Stage stage;
    private final List<Step> steps;
    private final Function<Step, Running> start;
    private int next;
    private Optional<Running> current = Optional.empty();
    private boolean failed;

    RunningSerial(Stage stage, List<Step> steps, Function<Step, Running> start) {
        this.stage = stage;
        this.steps = steps;
        this.start = start;
    }

    @Override
    public Progress tick() {
        // Steps that take no time follow each other within one tick.
        while (true) {
            if (current.isEmpty()) {
                if (next == steps.size()) return failed ? Progress.FAILED : Progress.SUCCEEDED;
                Step step = steps.get(next++);
                if (failed && !playedEvenIfFailed(step)) {
                    RunningPhase.recordSkipped(stage, step);
                    continue;
                }
                current = Optional.of(start.apply(step));
            }
            Progress progress = current.get().tick();
            if (progress == Progress.RUNNING) return Progress.RUNNING;
            failed |= progress == Progress.FAILED;
            current = Optional.empty();
        }
    }

    private static boolean playedEvenIfFailed(Step step) {
        return step instanceof Step.Phase phase && phase.evenIfFailed();
    }

    @Override
    public void cancel() {
        current.ifPresent(Running::cancel);
        current = Optional.empty();
        for (; next < steps.size(); next++) RunningPhase.recordSkipped(stage, steps.get(next));
    }
}

package org.robograde.scenarios.play;

import org.robograde.scenarios.language.Step;

/** Steps under a name: records when the phase starts and how it ends. */
final class RunningPhase implements Running {
    private final Stage stage;
    private final Step.Phase phase;
    private final Running steps;
    private boolean started;

    RunningPhase(Stage stage, Step.Phase phase, Running steps) {
        this.stage = stage;
        this.phase = phase;
        this.steps = steps;
    }

    @Override
    public Progress tick() {
        if (!started) {
            started = true;
            stage.phaseStarts.put(phase.id(), stage.nowNanos);
            stage.events.record("phase_started", "phase", phase.id());
        }
        Progress progress = steps.tick();
        // A phase of which this unit can do nothing was not passed: it was skipped.
        if (progress == Progress.SUCCEEDED) end(stage, phase.id(), phase.steps().isEmpty() ? "skipped" : "succeeded");
        if (progress == Progress.FAILED) end(stage, phase.id(), "failed");
        return progress;
    }

    @Override
    public void cancel() {
        if (!started) return;
        steps.cancel();
        end(stage, phase.id(), "failed");
    }

    private static void end(Stage stage, String phase, String outcome) {
        stage.phaseOutcomes.put(phase, outcome);
        stage.events.record("phase_ended", "phase", phase, "outcome", outcome);
    }

    /** A phase that is not reached leaves a record, within whatever step it stands. */
    static void recordSkipped(Stage stage, Step step) {
        if (step instanceof Step.Phase phase) {
            phase.steps().forEach(inner -> recordSkipped(stage, inner));
            end(stage, phase.id(), "skipped");
        } else if (step instanceof Step.Serial group) group.steps().forEach(inner -> recordSkipped(stage, inner));
        else if (step instanceof Step.Parallel group) group.steps().forEach(inner -> recordSkipped(stage, inner));
        else if (step instanceof Step.Repeat group) group.steps().forEach(inner -> recordSkipped(stage, inner));
        else if (step instanceof Step.Until group) group.steps().forEach(inner -> recordSkipped(stage, inner));
        else if (step instanceof Step.Race group) group.steps().forEach(inner -> recordSkipped(stage, inner));
    }
}

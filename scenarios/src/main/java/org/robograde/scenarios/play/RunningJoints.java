package org.robograde.scenarios.play;

import java.util.Optional;
import org.robograde.robots.units.ArmDriver;
import org.robograde.robots.units.Heard;
import org.robograde.scenarios.language.IndustrialStep;

/** Moves the joints by a trajectory. A unit that refuses it stays where it is; so be it. */
final class RunningJoints implements Running {
    private final Stage stage;
    private final ArmDriver driver;
    private final IndustrialStep.MoveJoints step;
    private String goalId = "";
    private long deadlineNanos;

    RunningJoints(Stage stage, ArmDriver driver, IndustrialStep.MoveJoints step) {
        this.stage = stage;
        this.driver = driver;
        this.step = step;
    }

    @Override
    public Progress tick() {
        if (goalId.isEmpty()) {
            goalId = stage.nextGoalId();
            deadlineNanos = stage.nowNanos + Stage.nanos(step.timeoutSeconds());
            boolean sent = driver.joints(goalId, step.radians(), step.withinSeconds(), stage.nowNanos);
            return sent ? Progress.RUNNING : Progress.FAILED;
        }
        Optional<Heard.Goal> end = stage.goalStates.stream()
                .filter(state -> state.goalId().equals(goalId) && state.state().isFinal())
                .findFirst();
        if (end.isPresent()) return Progress.SUCCEEDED;
        if (stage.nowNanos < deadlineNanos) return Progress.RUNNING;
        stage.cancelGoal(goalId);
        return Progress.FAILED;
    }

    @Override
    public void cancel() {
        if (!goalId.isEmpty()) stage.cancelGoal(goalId);
    }
}

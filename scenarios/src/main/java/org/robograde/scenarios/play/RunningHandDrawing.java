package org.robograde.scenarios.play;

import java.util.Map;
import java.util.Optional;
import org.robograde.robots.units.TeleoperationDriver;
import org.robograde.scenarios.language.SurgicalStep;

/** The operator's hand leads the tool along a course that is about the hand, not about a goal: no goal is recorded, only that a person steers. */
final class RunningHandDrawing implements Running {
    private final Stage stage;
    private final TeleoperationDriver driver;
    private final SurgicalStep.Teleoperate step;
    private Optional<Long> endsNanos = Optional.empty();

    RunningHandDrawing(Stage stage, SurgicalStep.Teleoperate step) {
        this.stage = stage;
        this.driver = SurgicalStarter.driver(stage);
        this.step = step;
    }

    @Override
    public Progress tick() {
        if (endsNanos.isEmpty()) {
            endsNanos = Optional.of(stage.nowNanos + Stage.nanos(step.seconds()));
            driver.operatorPresent(true);
            stage.events.record("steering_started", "by", "operator");
            stage.field.stimulate(
                    "hand_draws",
                    Map.of(
                            "radiusMeters",
                            step.radiusMeters(),
                            "periodSeconds",
                            step.periodSeconds(),
                            "seconds",
                            step.seconds()));
        }
        if (stage.nowNanos < endsNanos.get()) return Progress.RUNNING;
        letGo();
        return Progress.SUCCEEDED;
    }

    private void letGo() {
        driver.operatorPresent(false);
        stage.field.stimulate("hand_rests", Map.of());
        stage.events.record("steering_ended", "by", "operator");
    }

    @Override
    public void cancel() {
        if (endsNanos.isPresent() && !stage.linkLost) letGo();
    }
}

package org.robograde.scenarios.play;

import java.util.Locale;
import java.util.Optional;
import org.robograde.scenarios.language.Step;

/** A person loads what the unit says it takes; where it names nothing that is there, the person takes the first thing at hand. */
final class RunningLoad implements Running {
    private final Stage stage;
    private final Step.Load step;
    private long askedNanos = Long.MIN_VALUE;

    RunningLoad(Stage stage, Step.Load step) {
        this.stage = stage;
        this.step = step;
    }

    @Override
    public Progress tick() {
        if (askedNanos == Long.MIN_VALUE) {
            askedNanos = stage.nowNanos;
            stage.driver.say("Here are " + String.join(", ", step.objects()) + ". What do you take?");
            return Progress.RUNNING;
        }
        Optional<String> named =
                stage.said.stream().flatMap(text -> named(text).stream()).findFirst();
        boolean over = stage.nowNanos - askedNanos >= Stage.nanos(step.timeoutSeconds());
        if (named.isEmpty() && !over) return Progress.RUNNING;
        stage.events.record(
                "object_chosen", "object", named.orElse(step.objects().get(0)));
        return Progress.SUCCEEDED;
    }

    private Optional<String> named(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        return step.objects().stream()
                .filter(object -> words.contains(object.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    @Override
    public void cancel() {
        // Nothing was loaded.
    }
}

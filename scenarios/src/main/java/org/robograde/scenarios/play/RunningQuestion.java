package org.robograde.scenarios.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.robograde.scenarios.language.Step;

/**
 * Asks, and waits for the answer. The first sentence with an expected part is the answer; a unit may say other things meanwhile. If none comes in
 * time, the first other sentence counts as its answer, so that a wrong answer is recorded as one and not as silence.
 */
final class RunningQuestion implements Running {
    private record Sentence(String text, double afterSeconds) {}

    private final Stage stage;
    private final Step.Ask step;
    private final List<Sentence> others = new ArrayList<>();
    private long askedNanos;
    private boolean started;

    RunningQuestion(Stage stage, Step.Ask step) {
        this.stage = stage;
        this.step = step;
    }

    @Override
    public Progress tick() {
        if (!started) {
            started = true;
            askedNanos = stage.nowNanos;
            stage.driver.say(step.question());
            stage.events.record(
                    "question_asked",
                    "questionId",
                    step.id(),
                    "text",
                    step.question(),
                    "expected",
                    step.expected(),
                    "timeoutSeconds",
                    step.timeoutSeconds());
            return Progress.RUNNING;
        }
        double after = Stage.seconds(stage.nowNanos - askedNanos);
        for (String text : stage.said) {
            if (Stage.isHelp(text)) continue;
            if (expected(text)) return answered(new Sentence(text, after), Progress.SUCCEEDED);
            others.add(new Sentence(text, after));
        }
        if (after < step.timeoutSeconds()) return Progress.RUNNING;
        if (!others.isEmpty()) return answered(others.get(0), Progress.FAILED);
        stage.events.record("answer_missing", "questionId", step.id());
        return Progress.FAILED;
    }

    private Progress answered(Sentence sentence, Progress progress) {
        if (progress == Progress.SUCCEEDED) stage.answeredAsExpected.add(step.id());
        stage.events.record(
                "answer_heard",
                "questionId",
                step.id(),
                "text",
                sentence.text(),
                "responseSeconds",
                sentence.afterSeconds());
        return progress;
    }

    private boolean expected(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return step.expected().isEmpty()
                || step.expected().stream().anyMatch(part -> lower.contains(part.toLowerCase(Locale.ROOT)));
    }

    @Override
    public void cancel() {
        if (started) stage.events.record("answer_missing", "questionId", step.id());
    }
}

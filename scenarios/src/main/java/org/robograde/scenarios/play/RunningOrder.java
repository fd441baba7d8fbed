package org.robograde.scenarios.play;

import java.util.Map;
import java.util.TreeMap;
import org.robograde.scenarios.language.Step;

/** Gives an order in words. Where the script foresees a question, it is waited for, and answered as people answer: with a pause. */
final class RunningOrder implements Running {
    private static final long ANSWER_PAUSE_NANOS = 1_500_000_000L;

    private final Stage stage;
    private final Step.Order step;
    private long givenNanos = Long.MIN_VALUE;
    private long answerAtNanos = Long.MAX_VALUE;

    RunningOrder(Stage stage, Step.Order step) {
        this.stage = stage;
        this.step = step;
    }

    @Override
    public Progress tick() {
        if (givenNanos == Long.MIN_VALUE) {
            givenNanos = stage.nowNanos;
            give();
        }
        if (step.clarification().isEmpty()) return Progress.SUCCEEDED;
        Step.Clarification clarification = step.clarification().get();
        if (answerAtNanos == Long.MAX_VALUE && stage.said.stream().anyMatch(RunningOrder::isQuestion))
            answerAtNanos = stage.nowNanos + ANSWER_PAUSE_NANOS;
        if (stage.nowNanos >= answerAtNanos) {
            stage.driver.say(clarification.words());
            return Progress.SUCCEEDED;
        }
        boolean waits = answerAtNanos != Long.MAX_VALUE
                || stage.nowNanos - givenNanos < Stage.nanos(clarification.waitSeconds());
        return waits ? Progress.RUNNING : Progress.SUCCEEDED;
    }

    private void give() {
        stage.driver.say(step.text());
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("text", step.text());
        step.place().ifPresent(place -> attributes.put("place", place));
        step.object().ifPresent(object -> attributes.put("object", object));
        step.ambiguous().ifPresent(ambiguous -> attributes.put("ambiguous", ambiguous));
        stage.events.record("order_given", attributes);
    }

    static boolean isQuestion(String text) {
        String end = text.strip();
        return end.endsWith("?") || end.endsWith("？");
    }

    @Override
    public void cancel() {
        // Words that were said stay said.
    }
}

package org.robograde.scenarios.language;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A planned trial in plain words, for a dry run: what will be done, in which order, and what happens beside it. */
public final class Timeline {
    private final StringBuilder text = new StringBuilder();

    private Timeline() {}

    /** Lines ending in a line break each. */
    public static String of(PlannedTrial trial) {
        Timeline timeline = new Timeline();
        Play play = trial.play();
        timeline.line(
                0,
                trial.scenarioId() + " " + trial.point().values() + ", repetition " + trial.repetition() + ", seed "
                        + trial.seed() + ", at most " + seconds(play.timeLimitSeconds()));
        play.steps().forEach(step -> timeline.step(1, step));
        if (!play.meanwhile().isEmpty()) timeline.line(0, "meanwhile");
        play.meanwhile()
                .forEach(one -> timeline.line(1, one.id() + ": " + when(one.trigger()) + ", " + what(one.happening())));
        if (!play.expectations().isEmpty())
            timeline.line(
                    0,
                    "expected: "
                            + play.expectations().stream().map(Expectation::id).collect(Collectors.joining(", ")));
        play.leftOut().forEach(left -> timeline.line(0, "left out: " + left));
        return timeline.text.toString();
    }

    private void step(int depth, Step step) {
        if (step instanceof Step.Phase one)
            group(depth, "phase " + one.id() + (one.evenIfFailed() ? " (even if something failed)" : ""), one.steps());
        else if (step instanceof Step.Serial one) group(depth, "one after the other", one.steps());
        else if (step instanceof Step.Parallel one) group(depth, "all at once, until all have ended", one.steps());
        else if (step instanceof Step.Race one) group(depth, "all at once, until one has ended", one.steps());
        else if (step instanceof Step.Repeat one) group(depth, one.times() + " times", one.steps());
        else if (step instanceof Step.Until one) group(depth, "until " + when(one.condition()), one.steps());
        else line(depth, words(step));
    }

    private void group(int depth, String title, List<Step> steps) {
        line(depth, title);
        steps.forEach(step -> step(depth + 1, step));
    }

    private static String words(Step step) {
        if (step instanceof Step.Navigate one)
            return "navigate to " + one.place() + ", at most " + seconds(one.timeoutSeconds());
        if (step instanceof Step.Order one) return "order \"" + one.text() + "\"";
        if (step instanceof Step.Say one) return "say \"" + one.text() + "\"";
        if (step instanceof Step.Ask one)
            return "ask \"" + one.question() + "\", wait " + seconds(one.timeoutSeconds()) + " for " + one.expected();
        if (step instanceof Step.Deliver one)
            return "confirm the delivery at " + one.place() + " after " + seconds(one.afterSeconds());
        if (step instanceof Step.ForArm one) return IndustrialWords.of(one.step());
        if (step instanceof Step.Round one)
            return "go to " + String.join(", ", one.places()) + " in the order the unit wants, at most "
                    + seconds(one.timeoutSeconds()) + " each";
        if (step instanceof Step.Load one)
            return "load what the unit names of " + one.objects() + ", wait " + seconds(one.timeoutSeconds());
        if (step instanceof Step.Cover one)
            return "cover " + area(one.area()) + ", at most " + seconds(one.timeoutSeconds());
        if (step instanceof Step.Wait one) return "wait " + seconds(one.seconds());
        throw new IllegalStateException("no words for " + step);
    }

    private static String area(Step.Area area) {
        return box(area.minX(), area.maxX(), area.minY(), area.maxY());
    }

    private static String box(double minX, double maxX, double minY, double maxY) {
        return String.format(Locale.ROOT, "x %.2f to %.2f, y %.2f to %.2f", minX, maxX, minY, maxY);
    }

    private static String when(Trigger trigger) {
        String during = trigger.during().map(phase -> " during " + phase).orElse("");
        if (trigger instanceof Trigger.At at) return "after " + seconds(at.seconds()) + during;
        if (trigger instanceof Trigger.Near near)
            return String.format(
                            Locale.ROOT,
                            "within %.2f m of (%.2f, %.2f)",
                            near.radiusMeters(),
                            near.center().x(),
                            near.center().y())
                    + during;
        if (trigger instanceof Trigger.Heard heard) return "the unit says \"" + heard.part() + "\"" + during;
        if (trigger instanceof Trigger.PhaseEnded ended) return "phase " + ended.phase() + " has ended" + during;
        if (trigger instanceof Trigger.GoalsReached goals) return goals.count() + " goals are reached" + during;
        Trigger.Inside box = (Trigger.Inside) trigger;
        return "inside " + box(box.minX(), box.maxX(), box.minY(), box.maxY()) + during;
    }

    private static String what(Happening happening) {
        if (happening instanceof Happening.Press press) return "press " + press.instrument();
        if (happening instanceof Happening.Fault fault)
            return fault.kind() + (fault.topic().isEmpty() ? "" : " of " + fault.topic())
                    + (fault.details().isEmpty() ? "" : " " + fault.details()) + " for " + seconds(fault.seconds());
        Happening.Stimulus stimulus = (Happening.Stimulus) happening;
        return stimulus.kind() + " " + stimulus.arguments()
                + stimulus.seconds().map(s -> " for " + seconds(s)).orElse(" until the end");
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private void line(int depth, String words) {
        text.append("  ".repeat(depth)).append(words).append('\n');
    }
}

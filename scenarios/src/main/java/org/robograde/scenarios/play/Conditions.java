package org.robograde.scenarios.play;

import java.util.Locale;
import java.util.Optional;
import org.robograde.scenarios.language.Trigger;

/** Whether something is true on the stage now. */
final class Conditions {
    private Conditions() {}

    /** @param sinceNanos when the trial, or the step that waits for it, began */
    static boolean holds(Trigger trigger, Stage stage, long sinceNanos) {
        Optional<Long> since = trigger.during().isEmpty()
                ? Optional.of(sinceNanos)
                : trigger.during().flatMap(phase -> startOfRunning(stage, phase));
        if (since.isEmpty()) return false;
        if (trigger instanceof Trigger.At at) return stage.nowNanos - since.get() >= Stage.nanos(at.seconds());
        if (trigger instanceof Trigger.Heard heard) return heard(stage, heard.part(), since.get());
        if (trigger instanceof Trigger.PhaseEnded ended) return stage.phaseOutcomes.containsKey(ended.phase());
        if (trigger instanceof Trigger.GoalsReached goals) return stage.goalsReached >= goals.count();
        return there(trigger, stage);
    }

    private static boolean there(Trigger trigger, Stage stage) {
        if (stage.pose.isEmpty()) return false;
        double x = stage.pose.get().xMeters();
        double y = stage.pose.get().yMeters();
        if (trigger instanceof Trigger.Near near)
            return Math.hypot(x - near.center().x(), y - near.center().y()) <= near.radiusMeters();
        Trigger.Inside box = (Trigger.Inside) trigger;
        return x >= box.minX() && x <= box.maxX() && y >= box.minY() && y <= box.maxY();
    }

    private static boolean heard(Stage stage, String part, long sinceNanos) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return stage.allSaid.stream()
                .filter(one -> one.atNanos() >= sinceNanos)
                .anyMatch(one -> one.text().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static Optional<Long> startOfRunning(Stage stage, String phase) {
        return stage.phaseOutcomes.containsKey(phase)
                ? Optional.empty()
                : Optional.ofNullable(stage.phaseStarts.get(phase));
    }
}

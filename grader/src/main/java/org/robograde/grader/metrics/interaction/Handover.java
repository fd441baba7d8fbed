package org.robograde.grader.metrics.interaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.TrialEvidence;

/**
 * A thing passed between unit and person.
 *
 * @param outcome {@code succeeded}, {@code failed}, {@code dropped}; absent if its end is not on record
 */
record Handover(String object, long fromNanos, long toNanos, Optional<String> outcome) {
    static List<Handover> of(TrialEvidence evidence) {
        List<Handover> found = new ArrayList<>();
        for (TrialEvent started : evidence.events().of("handover_started")) {
            Optional<TrialEvent> ended = evidence.events().of("handover_ended").stream()
                    .filter(e -> e.atNanos() >= started.atNanos())
                    .filter(e -> EventLog.text(e, "handoverId").equals(EventLog.text(started, "handoverId")))
                    .findFirst();
            found.add(new Handover(
                    EventLog.text(started, "object"),
                    started.atNanos(),
                    ended.map(TrialEvent::atNanos).orElse(evidence.events().endNanos()),
                    ended.map(e -> EventLog.text(e, "outcome"))));
        }
        return found;
    }

    boolean succeeded() {
        return outcome.filter("succeeded"::equals).isPresent();
    }

    String what() {
        return "handover of " + object + ": " + outcome.orElse("its end is not on record");
    }
}

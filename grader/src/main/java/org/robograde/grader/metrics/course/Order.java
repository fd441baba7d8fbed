package org.robograde.grader.metrics.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.Said;
import org.robograde.grader.metrics.trial.TrialEvidence;

/**
 * Something the station told the unit to do.
 *
 * @param untilNanos when the next order was given, or the record's end
 * @param object it names; empty if none
 * @param ambiguous whether the scenario says that it can be taken in more than one way; absent where it says nothing
 */
public record Order(long atNanos, long untilNanos, String text, String object, Optional<Boolean> ambiguous) {
    private static final long ASKS_WITHIN_NANOS = 30_000_000_000L;

    public static List<Order> of(TrialEvidence evidence) {
        List<TrialEvent> given = evidence.events().of("order_given");
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            TrialEvent event = given.get(i);
            long until = i + 1 < given.size()
                    ? given.get(i + 1).atNanos()
                    : evidence.events().endNanos();
            orders.add(new Order(
                    event.atNanos(),
                    until,
                    EventLog.text(event, "text"),
                    EventLog.text(event, "object"),
                    Optional.ofNullable(event.attributes().get("ambiguous"))
                            .filter(Boolean.class::isInstance)
                            .map(Boolean.class::cast)));
        }
        return orders;
    }

    /** The first question the unit asked back, by the station's event or by what it said, before it set out and within 30 s. */
    public Optional<Said> askedBack(TrialEvidence evidence) {
        long setOut = evidence.events().goals().stream()
                .mapToLong(g -> g.sentNanos())
                .filter(t -> t > atNanos)
                .min()
                .orElse(Long.MAX_VALUE);
        long last = Math.min(Math.min(untilNanos, setOut), atNanos + ASKS_WITHIN_NANOS);
        Optional<Said> said = evidence.tracks().said().stream()
                .filter(s -> s.receivedNanos() >= atNanos && s.receivedNanos() <= last)
                .filter(s -> s.text().strip().endsWith("?") || s.text().strip().endsWith("？"))
                .findFirst();
        return said.or(() -> evidence.events().of("clarification_asked").stream()
                .filter(e -> e.atNanos() >= atNanos && e.atNanos() <= last)
                .findFirst()
                .map(e -> new Said(e.atNanos(), EventLog.text(e, "text"))));
    }
}

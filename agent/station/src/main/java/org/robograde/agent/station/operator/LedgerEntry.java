package org.robograde.agent.station.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One thing a person did or said.
 *
 * @param number of the session's entries, from 1, without a gap
 * @param at when, on the station's wall clock
 * @param person who
 * @param subject what it is about: a condition's name, an intervention's kind; may be empty
 * @param by how it came: {@code console}, or the peer's identity over CoAP
 */
public record LedgerEntry(long number, Instant at, Kind kind, String person, String subject, String text, String by) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What an entry says. */
    public enum Kind {
        /** The person is beside the unit from now on. */
        PRESENT,
        LEFT,
        /** Temperature, light, floor and the like, as the person read it. */
        CONDITION,
        ARMED,
        ABORTED,
        RESET,
        INTERVENTION_BEGAN,
        INTERVENTION_ENDED,
        /** A moment to come back to. */
        MARK,
        REMARK,
        /** The trial does not count, and why. */
        INVALID;

        /** As recorded. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** As recorded on {@code /robograde/ledger}. */
    public ObjectNode json() {
        ObjectNode json = JSON.createObjectNode()
                .put("number", number)
                .put("at", at.toString())
                .put("kind", kind.word())
                .put("person", person)
                .put("by", by);
        if (!subject.isEmpty()) {
            json.put("subject", subject);
        }
        if (!text.isEmpty()) {
            json.put("text", text);
        }
        return json;
    }

    /** For people, in one line. */
    public String line() {
        return kind.word().replace('_', ' ')
                + (subject.isEmpty() ? "" : " " + subject)
                + (text.isEmpty() ? "" : ": " + text)
                + " (" + person + ")";
    }
}

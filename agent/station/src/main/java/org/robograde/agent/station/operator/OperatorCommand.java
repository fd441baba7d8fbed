package org.robograde.agent.station.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A command as other programs send it: {@code {"session", "sequence", "person", "action", "subject", "text"}}.
 *
 * @param session as the desk's state names it, so that a command of an earlier session is none of this one
 * @param sequence above that of every command of the same peer before, from 0
 */
record OperatorCommand(String session, long sequence, String person, String action, String subject, String text) {
    private static final int BYTES_MAX = 8192;
    private static final Set<String> MEMBERS = Set.of("session", "sequence", "person", "action", "subject", "text");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** @throws OperatorException if it is not of this form */
    static OperatorCommand parse(byte[] payload) {
        if (payload.length > BYTES_MAX) {
            throw new OperatorException("a command has at most " + BYTES_MAX + " bytes");
        }
        JsonNode json = tree(payload);
        Set<String> unknown = new TreeSet<>();
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            unknown.add(names.next());
        }
        unknown.removeAll(MEMBERS);
        if (!json.isObject() || !unknown.isEmpty()) {
            throw new OperatorException("a command is a JSON object with " + new TreeSet<>(MEMBERS)
                    + (unknown.isEmpty() ? "" : ", not with " + unknown));
        }
        JsonNode sequence = json.path("sequence");
        if (!sequence.isIntegralNumber() || !sequence.canConvertToLong() || sequence.longValue() < 0) {
            throw new OperatorException("\"sequence\" must be a whole number from 0");
        }
        return new OperatorCommand(
                text(json, "session"),
                sequence.longValue(),
                text(json, "person"),
                text(json, "action").toLowerCase(Locale.ROOT),
                text(json, "subject"),
                text(json, "text"));
    }

    private static JsonNode tree(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new OperatorException("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new OperatorException("not JSON: " + e.getMessage());
        }
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw new OperatorException("\"" + name + "\" must be a text");
        }
        return value.asText();
    }

    /** @throws OperatorException if it cannot be done now, or nobody knows such an action */
    void actOn(OperatorDesk desk, String by) {
        switch (action) {
            case "arm" -> desk.arm(person, by);
            case "abort" -> desk.abort(person, text, by);
            case "reset" -> desk.reset(person, by);
            case "intervene" -> desk.beginIntervention(person, subject, text, by);
            case "done" -> desk.endIntervention(person, by);
            case "mark" -> desk.say(LedgerEntry.Kind.MARK, person, subject, text, by);
            case "remark" -> desk.say(LedgerEntry.Kind.REMARK, person, subject, text, by);
            case "invalid" -> desk.say(LedgerEntry.Kind.INVALID, person, subject, text, by);
            case "condition" -> desk.say(LedgerEntry.Kind.CONDITION, person, subject, text, by);
            case "present" -> desk.say(LedgerEntry.Kind.PRESENT, person, subject, text, by);
            case "left" -> desk.say(LedgerEntry.Kind.LEFT, person, subject, text, by);
            default ->
                throw new OperatorException("\"action\" must be arm, abort, reset, intervene, done, mark, remark,"
                        + " invalid, condition, present or left, not \"" + action + "\"");
        }
    }
}

package org.robograde.agent.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@link TrialEvent} to and from its JSON form.
 *
 * <p>The attributes stand in an object of their own, because one of them may be called {@code kind}. Attributes that are
 * whole numbers are named in {@code integers}: canonical JSON writes 2.0 as 2, and reading it back must give the type
 * that was written.
 */
final class EventJson {
    static final String TOPIC = "/robograde/events";
    static final String SCHEMA_NAME = "robograde.TrialEvent";
    static final String SCHEMA = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"robograde.TrialEvent","type":"object",\
            "required":["atNanos","kind","attributes"],"properties":{\
            "atNanos":{"type":"string","pattern":"^-?[0-9]+$","description":"time on the recording's time base, ns"},\
            "kind":{"type":"string"},\
            "attributes":{"type":"object","additionalProperties":{"type":["string","number","boolean","array"]}},\
            "integers":{"type":"array","items":{"type":"string"},\
            "description":"attributes that are whole numbers; those of 2^53 and more are decimal text"}}}\
            """;

    /** From here on a double cannot tell neighbouring whole numbers apart. */
    private static final long EXACT = 1L << 53;

    private EventJson() {}

    static byte[] encode(TrialEvent event) {
        ObjectNode json = CanonicalJson.object();
        json.put("atNanos", Long.toString(event.atNanos()));
        json.put("kind", event.kind());
        ObjectNode attributes = json.putObject("attributes");
        ArrayNode integers = CanonicalJson.object().putArray("integers");
        event.attributes().forEach((name, value) -> {
            if (value instanceof List<?> list) {
                ArrayNode array = attributes.putArray(name);
                list.forEach(it -> array.add(node(it)));
            } else {
                attributes.set(name, node(value));
            }
            if (value instanceof Long
                    || (value instanceof List<?> list && list.stream().anyMatch(Long.class::isInstance))) {
                integers.add(name);
            }
        });
        if (!integers.isEmpty()) {
            json.set("integers", integers);
        }
        return CanonicalJson.bytes(json);
    }

    /** @throws EvidenceException if this is not an event */
    static TrialEvent decode(ByteBuffer payload) {
        String what = "an event";
        byte[] bytes = new byte[payload.remaining()];
        payload.get(payload.position(), bytes);
        ObjectNode json = CanonicalJson.parse(bytes, what);
        Set<String> integers = new HashSet<>();
        CanonicalJson.inner(json, "integers").forEach(it -> integers.add(it.asText()));
        Map<String, Object> attributes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry :
                CanonicalJson.inner(json, "attributes").properties()) {
            attributes.put(entry.getKey(), listOrValue(entry.getValue(), integers.contains(entry.getKey())));
        }
        try {
            return new TrialEvent(
                    CanonicalJson.whole(json, "atNanos", what), CanonicalJson.text(json, "kind", what), attributes);
        } catch (IllegalArgumentException e) {
            throw new EvidenceException(what + " has an attribute of a kind that events do not have", e);
        }
    }

    private static JsonNode node(Object value) {
        ObjectNode holder = CanonicalJson.object();
        if (value instanceof Long whole) {
            return whole > -EXACT && whole < EXACT ? holder.numberNode(whole) : holder.textNode(Long.toString(whole));
        }
        if (value instanceof Double real) {
            return holder.numberNode(real);
        }
        return value instanceof Boolean flag ? holder.booleanNode(flag) : holder.textNode(value.toString());
    }

    private static Object listOrValue(JsonNode node, boolean integer) {
        if (!node.isArray()) {
            return value(node, integer);
        }
        List<Object> values = new ArrayList<>();
        node.forEach(it -> values.add(value(it, integer)));
        return values;
    }

    private static Object value(JsonNode node, boolean integer) {
        if (node.isTextual()) {
            return integer ? wholeOrText(node.textValue()) : node.textValue();
        }
        if (node.isNumber()) {
            return integer ? (Object) node.longValue() : (Object) node.doubleValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        throw new EvidenceException("an event has an attribute that is neither text, number, true, false nor a list");
    }

    /** A list may hold text beside its whole numbers. */
    private static Object wholeOrText(String text) {
        try {
            long whole = Long.parseLong(text);
            return whole > -EXACT && whole < EXACT ? (Object) text : (Object) whole;
        } catch (NumberFormatException e) {
            return text;
        }
    }
}

package org.robograde.robots.ros.bridge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.robograde.robots.ros.RosException;

/** JSON as bridges write it, bounded in depth, and in the length of numbers and names. */
public final class BridgeJson {
    private static final int DEEPEST = 100;
    private static final int LONGEST_NAME = 10_000;
    private static final int LONGEST_NUMBER = 100;

    // rosbridge writes and reads NaN and Infinity as they stand.
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNameLength(LONGEST_NAME)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .build();

    private BridgeJson() {}

    /** @throws RosException if it is not one JSON object within the bounds */
    public static ObjectNode read(String text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException unreadable) {
            throw new RosException("the bridge sent what is no JSON: " + unreadable.getOriginalMessage(), unreadable);
        }
        throw new RosException("the bridge sent JSON that is no object");
    }

    public static ObjectNode object(String op) {
        return MAPPER.createObjectNode().put("op", op);
    }

    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a JSON tree cannot be written", impossible);
        }
    }

    /** A plain Java value as JSON. */
    public static JsonNode of(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** JSON as a plain Java value: Boolean, Long, Double, String, List, Map. @throws RosException if it is null */
    public static Object plain(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        try {
            return MAPPER.treeToValue(node, Object.class);
        } catch (JsonProcessingException impossible) {
            throw new RosException("the bridge sent a value that is none", impossible);
        }
    }
}

package org.robograde.robots.ros.bridge.foxglove;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import org.robograde.robots.messages.WireEncoding;
import org.robograde.robots.ros.RosException;

/**
 * A topic as a server offers it.
 *
 * @param encoding as the server names it, e.g. {@code cdr}
 * @param type schema name
 * @param definition schema text
 */
record FoxgloveChannel(long id, String topic, String encoding, String type, String schemaEncoding, String definition) {
    static FoxgloveChannel of(JsonNode node) {
        JsonNode id = node.path("id");
        if (!id.isIntegralNumber() || !node.path("topic").isTextual()) {
            throw new RosException("the server advertised a channel without id or topic");
        }
        return new FoxgloveChannel(
                id.longValue(),
                node.path("topic").textValue(),
                node.path("encoding").asText(""),
                node.path("schemaName").asText(""),
                node.path("schemaEncoding").asText(""),
                node.path("schema").asText(""));
    }

    /** How its messages are written; empty if in a way that is not read here, or with a definition in another language. */
    Optional<WireEncoding> wireEncoding() {
        return wireEncoding(encoding)
                .filter(known -> schemaEncoding.isEmpty() || schemaEncoding.equals(known.schemaLabel()));
    }

    static Optional<WireEncoding> wireEncoding(String label) {
        return Arrays.stream(WireEncoding.values())
                .filter(each -> each.label().equals(label))
                .findFirst();
    }

    String refusal() {
        return "topic " + topic + " is offered as " + encoding
                + (schemaEncoding.isEmpty() ? "" : " with a definition in " + schemaEncoding)
                + "; only ros1 with ros1msg and cdr with ros2msg are read here";
    }
}

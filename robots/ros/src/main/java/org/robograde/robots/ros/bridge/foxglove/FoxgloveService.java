package org.robograde.robots.ros.bridge.foxglove;

import com.fasterxml.jackson.databind.JsonNode;
import org.robograde.robots.messages.Codec;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros2Form;
import org.robograde.robots.messages.ServiceSchema;
import org.robograde.robots.messages.WireEncoding;
import org.robograde.robots.ros.RosException;

/** A service as a server offers it; {@code encoding} is empty where it leaves that to what it supports. */
record FoxgloveService(long id, String name, String type, String encoding, String requestText, String responseText) {
    static FoxgloveService of(JsonNode node) {
        JsonNode id = node.path("id");
        if (!id.isIntegralNumber() || !node.path("name").isTextual()) {
            throw new RosException("the server advertised a service without id or name");
        }
        JsonNode request = node.path("request");
        JsonNode response = node.path("response");
        return new FoxgloveService(
                id.longValue(),
                node.path("name").textValue(),
                node.path("type").asText(""),
                request.path("encoding").asText(""),
                text(request, node.path("requestSchema")),
                text(response, node.path("responseSchema")));
    }

    private static String text(JsonNode part, JsonNode older) {
        return part.isObject() ? part.path("schema").asText("") : older.asText("");
    }

    /** What the server states, named as the caller's schema is; the caller's own form where the server states nothing. */
    ServiceSchema schema(WireEncoding encoding, ServiceSchema callers) {
        ServiceSchema form = encoding == WireEncoding.CDR && callers.request().encoding() == WireEncoding.ROS1
                ? Ros2Form.of(callers)
                : callers;
        return new ServiceSchema(
                form.type(),
                form.md5(),
                stated(encoding, form.request(), requestText),
                stated(encoding, form.response(), responseText));
    }

    private static MessageSchema stated(WireEncoding encoding, MessageSchema form, String text) {
        return text.isBlank() ? form : Codec.of(encoding).parse(form.type(), text, MessageRegistry.shipped());
    }
}

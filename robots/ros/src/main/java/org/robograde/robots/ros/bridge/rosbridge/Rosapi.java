package org.robograde.robots.ros.bridge.rosbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.robograde.robots.messages.TypeNames;
import org.robograde.robots.messages.WireEncoding;
import org.robograde.robots.ros.RosException;
import org.robograde.robots.ros.bridge.BridgeJson;
import org.robograde.robots.ros.bridge.BridgeSocket;
import org.robograde.robots.ros.bridge.PendingAnswers;

/** Service calls over a rosbridge, and what the rosapi node answers to them. Thread-safe; never to be asked on the receiving thread. */
final class Rosapi {
    /** Far above any robot; a bridge that lists without end is broken. */
    private static final int MOST_LISTED = 100_000;

    /** In place of a text that rosapi could not make. */
    private static final String NO_TEXT = "# failed";

    private final BridgeSocket socket;
    private final Duration timeout;
    private final PendingAnswers<String, JsonNode> calls = new PendingAnswers<>();
    private final AtomicLong ids = new AtomicLong();

    Rosapi(BridgeSocket socket, Duration timeout) {
        this.socket = socket;
        this.timeout = timeout;
    }

    /**
     * The values a service answers.
     *
     * @throws RosException if it is not there, refuses, or does not answer in time
     */
    JsonNode call(String service, JsonNode arguments, Duration patience) {
        String id = "robograde-call-" + ids.incrementAndGet();
        ObjectNode words = BridgeJson.object("call_service").put("id", id).put("service", service);
        words.set("args", arguments);
        // rosbridge gives up by itself after the same time, so that nothing is left behind there.
        words.put("timeout", patience.toMillis() / 1_000.0);
        return calls.ask(
                id,
                "service " + service,
                () -> {
                    if (!socket.isConnected()) {
                        throw new RosException("service " + service + ": the link to the bridge is broken");
                    }
                    socket.say(BridgeJson.write(words));
                },
                patience);
    }

    /** A {@code service_response}. */
    void answered(JsonNode words) {
        String id = words.path("id").asText();
        JsonNode values = words.path("values");
        // Old bridges leave "result" out when all is well.
        if (words.path("result").asBoolean(true)) {
            calls.answer(id, values);
        } else {
            calls.refuse(
                    id,
                    values.isTextual()
                            ? values.textValue()
                            : values.isMissingNode() ? "refused" : "refused: " + values);
        }
    }

    void refuseAll(String why) {
        calls.refuseAll(why);
    }

    private JsonNode ask(String name, ObjectNode arguments) {
        return call("/rosapi/" + name, arguments, timeout);
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Which ROS is behind the bridge; where it does not say, its type names tell. */
    WireEncoding generation() {
        Optional<Integer> version = stated();
        if (version.isPresent()) {
            return version.get() == 2 ? WireEncoding.CDR : WireEncoding.ROS1;
        }
        return topics().values().stream().anyMatch(TypeNames::isRos2) ? WireEncoding.CDR : WireEncoding.ROS1;
    }

    private Optional<Integer> stated() {
        try {
            JsonNode version = ask("get_ros_version", nothing()).path("version");
            return version.isInt() ? Optional.of(version.intValue()) : Optional.empty();
        } catch (RosException ofAnOlderKind) {
            return Optional.empty();
        }
    }

    /** Topics that are published or listened to, with their type; not those whose type nobody knows. */
    Map<String, String> topics() {
        JsonNode answer = ask("topics", nothing());
        Map<String, String> topics = pairs(answer.path("topics"), answer.path("types"));
        topics.values().removeIf(String::isEmpty);
        return topics;
    }

    /** The full definitions of the types of all topics now, by type; empty where rosapi is too old to tell. */
    Map<String, String> definitions() {
        try {
            JsonNode answer = ask("topics_and_raw_types", nothing());
            Map<String, String> texts = pairs(answer.path("types"), answer.path("typedefs_full_text"));
            texts.values().removeIf(text -> text.isBlank() || text.startsWith(NO_TEXT));
            return texts;
        } catch (RosException ofAnOlderKind) {
            return Map.of();
        }
    }

    private static Map<String, String> pairs(JsonNode names, JsonNode values) {
        if (names.size() != values.size() || names.size() > MOST_LISTED) {
            throw new RosException("rosapi lists " + names.size() + " names with " + values.size() + " values");
        }
        Map<String, String> pairs = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            pairs.put(names.path(i).asText(), values.path(i).asText());
        }
        return pairs;
    }

    Set<String> services() {
        return names(ask("services", nothing()).path("services"));
    }

    /** The nodes that publish a topic; empty if rosapi does not tell. */
    Optional<Set<String>> publishers(String topic) {
        return nodes("publishers", topic);
    }

    Optional<Set<String>> subscribers(String topic) {
        return nodes("subscribers", topic);
    }

    private Optional<Set<String>> nodes(String role, String topic) {
        try {
            return Optional.of(names(ask(role, nothing().put("topic", topic)).path(role)));
        } catch (RosException notTold) {
            return Optional.empty();
        }
    }

    private static Set<String> names(JsonNode list) {
        if (list.size() > MOST_LISTED) {
            throw new RosException("rosapi lists more than " + MOST_LISTED + " names");
        }
        Set<String> names = new HashSet<>();
        list.forEach(each -> names.add(each.asText()));
        return names;
    }
}

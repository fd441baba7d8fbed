package org.robograde.robots.ros.bridge.foxglove;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.robograde.robots.ros.RosException;
import org.robograde.robots.ros.bridge.BridgeJson;
import org.robograde.robots.ros.bridge.BridgeSocket;
import org.robograde.robots.ros.bridge.PendingAnswers;
import org.slf4j.LoggerFactory;

/**
 * The parameters of the robot behind a Foxglove server. Values are Boolean, Long, Double, String, {@code byte[]}, or lists and maps of such;
 * a parameter without value is absent. Thread-safe.
 */
public final class FoxgloveParameters {
    private final BridgeSocket socket;
    private final PendingAnswers<String, Map<String, Object>> pending = new PendingAnswers<>();
    private final List<BiConsumer<String, Object>> watchers = new CopyOnWriteArrayList<>();
    private final Set<String> watched = ConcurrentHashMap.newKeySet();
    private final AtomicLong questions = new AtomicLong();

    FoxgloveParameters(BridgeSocket socket) {
        this.socket = socket;
    }

    /**
     * @param names none for all
     * @throws RosException if the server does not answer in time
     */
    public Map<String, Object> get(Collection<String> names, Duration timeout) {
        ObjectNode question = BridgeJson.object("getParameters");
        names.forEach(question.putArray("parameterNames")::add);
        return ask(question, "parameters " + names, timeout);
    }

    /**
     * Sets parameters and gives what the server then holds for them.
     *
     * @throws RosException if the server does not answer in time
     */
    public Map<String, Object> set(Map<String, ?> values, Duration timeout) {
        ObjectNode question = BridgeJson.object("setParameters");
        ArrayNode all = question.putArray("parameters");
        values.forEach((name, value) -> write(all.addObject().put("name", name), value));
        return ask(question, "setting parameters " + values.keySet(), timeout);
    }

    /** Tells each change of these parameters from now on; the callback runs on the link's receiving thread. */
    public void watch(Collection<String> names, BiConsumer<String, Object> onChange) {
        watchers.add((name, value) -> {
            if (names.contains(name)) {
                onChange.accept(name, value);
            }
        });
        watched.addAll(names);
        subscribe(names);
    }

    private void subscribe(Collection<String> names) {
        ObjectNode question = BridgeJson.object("subscribeParameterUpdates");
        names.forEach(question.putArray("parameterNames")::add);
        socket.say(BridgeJson.write(question));
    }

    private Map<String, Object> ask(ObjectNode question, String what, Duration timeout) {
        String id = "robograde-" + questions.incrementAndGet();
        return pending.ask(
                id,
                what,
                () -> {
                    if (!socket.isConnected()) {
                        throw new RosException(what + ": the link to the bridge is broken");
                    }
                    socket.say(BridgeJson.write(question.put("id", id)));
                },
                timeout);
    }

    private static void write(ObjectNode parameter, Object value) {
        if (value instanceof byte[] bytes) {
            parameter.put("value", Base64.getEncoder().encodeToString(bytes)).put("type", "byte_array");
        } else {
            parameter.set("value", BridgeJson.of(value));
            if (value instanceof Double) {
                parameter.put("type", "float64");
            }
        }
    }

    void opened() {
        if (!watched.isEmpty()) {
            subscribe(watched);
        }
    }

    void broken(String why) {
        pending.refuseAll(why);
    }

    /** An answer to a question, or news of what is watched. */
    void values(JsonNode told) {
        Map<String, Object> values = new TreeMap<>();
        told.path("parameters").forEach(each -> {
            JsonNode value = each.path("value");
            if (!value.isMissingNode() && !value.isNull()) {
                values.put(
                        each.path("name").asText(),
                        read(value, each.path("type").asText()));
            }
        });
        if (told.path("id").isTextual()) {
            pending.answer(told.path("id").textValue(), values);
        }
        values.forEach((name, value) -> watchers.forEach(watcher -> tell(watcher, name, value)));
    }

    private static void tell(BiConsumer<String, Object> watcher, String name, Object value) {
        try {
            watcher.accept(name, value);
        } catch (RuntimeException ownMistake) {
            LoggerFactory.getLogger(FoxgloveParameters.class).error("a watcher of {} failed", name, ownMistake);
        }
    }

    private static Object read(JsonNode value, String type) {
        if (type.equals("byte_array") && value.isTextual()) {
            try {
                return Base64.getDecoder().decode(value.textValue());
            } catch (IllegalArgumentException notBase64) {
                throw new RosException("the server sent a byte_array that is no base64", notBase64);
            }
        }
        return type.equals("float64") && value.isNumber() ? (Object) value.doubleValue() : BridgeJson.plain(value);
    }
}

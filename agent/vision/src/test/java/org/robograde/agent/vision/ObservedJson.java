package org.robograde.agent.vision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.robograde.agent.evidence.Evidence;

/** What a bundle's JSON channels say. */
final class ObservedJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ObservedJson() {}

    /**
     * @param seconds of its log time
     */
    record Message(double seconds, JsonNode content) {}

    static List<Message> on(String topic, Evidence evidence) {
        List<Message> messages = new ArrayList<>();
        evidence.read(List.of(topic), message -> {
            try {
                messages.add(new Message(
                        message.logTimeNanos() / 1e9,
                        JSON.readTree(
                                StandardCharsets.UTF_8.decode(message.payload()).toString())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return messages;
    }
}

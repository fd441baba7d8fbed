package org.robograde.reports.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.robograde.agent.evidence.EvidenceMessage;

/**
 * How a sender's clock ran against the station's, as the evidence states it at the end of a trial.
 *
 * @param source topic and node, or the station's own wall clock
 * @param samples stamps seen
 * @param offsetSeconds how far it is behind the station's, the link's least delay included
 * @param driftPpm how much faster it runs, parts per million
 * @param jitterSeconds median of how much later than the least delay its messages come
 * @param steps how often it was set
 */
public record SourceClock(
        String source,
        String samples,
        OptionalDouble offsetSeconds,
        OptionalDouble driftPpm,
        OptionalDouble jitterSeconds,
        int steps) {
    static final String TOPIC = "/robograde/clock_quality";

    private static final int BYTES_MAX = 1 << 22;
    private static final int SOURCES_MAX = 1000;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(8).build())
            .build());

    /** @return none if the message does not say; the bundle's own damage report is the place for that */
    static List<SourceClock> in(EvidenceMessage message) {
        ByteBuffer payload = message.payload().duplicate();
        if (!message.channel().messageEncoding().equals("json") || payload.remaining() > BYTES_MAX) {
            return List.of();
        }
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        List<SourceClock> clocks = new ArrayList<>();
        try {
            for (JsonNode source : JSON.readTree(bytes).path("sources")) {
                if (clocks.size() < SOURCES_MAX) {
                    clocks.add(clock(source));
                }
            }
        } catch (IOException notJson) {
            return List.of();
        }
        return clocks;
    }

    private static SourceClock clock(JsonNode source) {
        return new SourceClock(
                source.path("source").asText(),
                source.path("samples").asText(),
                seconds(source.path("offsetNanos")),
                source.path("driftPpm").isNumber()
                        ? OptionalDouble.of(source.path("driftPpm").doubleValue())
                        : OptionalDouble.empty(),
                seconds(source.path("jitterNanos")),
                source.path("steps").size());
    }

    private static OptionalDouble seconds(JsonNode nanos) {
        try {
            return OptionalDouble.of(Long.parseLong(nanos.asText()) / 1e9);
        } catch (NumberFormatException notStated) {
            return OptionalDouble.empty();
        }
    }
}

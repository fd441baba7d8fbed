package org.robograde.agent.vision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.robograde.agent.evidence.Channel;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.EvidenceMessage;

/** How well the times of a far station's camera are known beside its own: by how well that station's clock was compared with the recorder's. */
final class FarClock {
    private static final String CLOCKS = "/robograde/instrument_clock";
    private static final ObjectMapper JSON = new ObjectMapper();

    private FarClock() {}

    /**
     * The standard uncertainty that the comparison of clocks adds, s: of the widest interval that was measured in the trial a rectangular distribution's
     * (JCGM 100, 4.3.7). 0 for a camera of this station.
     */
    static double standardUncertaintySeconds(Evidence evidence, String topic) {
        String station = evidence.channel(topic)
                .map(Channel::metadata)
                .map(metadata -> metadata.getOrDefault("station", ""))
                .orElse("");
        if (station.isEmpty() || evidence.channel(CLOCKS).isEmpty()) {
            return 0;
        }
        double[] widest = {0};
        evidence.read(List.of(CLOCKS), message -> {
            JsonNode clock = json(message);
            if (clock.path("instrument").asText().equals("station " + station)) {
                widest[0] = Math.max(widest[0], clock.path("uncertaintyNanos").asDouble() / 1e9);
            }
        });
        return widest[0] / Math.sqrt(3);
    }

    private static JsonNode json(EvidenceMessage message) {
        ByteBuffer payload = message.payload();
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            // Whether it is the station's own and unchanged is the seal's business.
            return JSON.createObjectNode();
        }
    }
}

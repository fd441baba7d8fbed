package org.robograde.agent.vision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.robograde.agent.evidence.Evidence;

/** What stood in the way of observing a trial, one sentence for each thing, for whoever started it. */
public final class ObservationRemarks {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ObservationRemarks() {}

    /** What was missing, which frames were refused and why, which faults cameras had. */
    public static List<String> of(Evidence observed) {
        List<String> remarks = new ArrayList<>();
        observed.read(List.of(ObservationChannels.SUMMARY, ObservationChannels.CAMERA_FAULTS), message -> {
            byte[] bytes = new byte[message.payload().remaining()];
            message.payload().get(bytes);
            try {
                JsonNode stated = JSON.readTree(bytes);
                if (message.channel().topic().equals(ObservationChannels.CAMERA_FAULTS)) {
                    remarks.add(stated.path("message").asText());
                } else {
                    summary(stated, remarks);
                }
            } catch (IOException e) {
                remarks.add("an observation at " + message.logTimeNanos() + " ns cannot be read");
            }
        });
        return remarks;
    }

    private static void summary(JsonNode stated, List<String> remarks) {
        String camera = stated.path("camera").asText();
        if (stated.has("problem")) {
            remarks.add((camera.equals("*") ? "" : "camera " + camera + ": ")
                    + stated.path("problem").asText());
        }
        stated.path("refused").properties().forEach(reason -> {
            long count = reason.getValue().path("count").asLong();
            remarks.add("camera " + camera + ": " + count + (count == 1 ? " frame was" : " frames were")
                    + " refused; " + (count == 1 ? "" : "the first: ")
                    + reason.getValue().path("firstMessage").asText());
        });
    }
}

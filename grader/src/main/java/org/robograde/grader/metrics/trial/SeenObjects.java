package org.robograde.grader.metrics.trial;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.agent.evidence.Evidence;

/** Where the field's cameras saw things stand, by the markers on them. */
public final class SeenObjects {
    /** A thing that was put down is looked at for so long. */
    private static final long LOOKED_NANOS = 3_000_000_000L;

    private static final int SIGHTS_MAX = 200_000;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxDocumentLength(1 << 16)
                    .build())
            .build());

    private final Map<String, List<Sight>> sights;

    private SeenObjects(Map<String, List<Sight>> sights) {
        this.sights = sights;
    }

    /**
     * One sight, or the mean of several.
     *
     * @param x metres in the map
     * @param y metres in the map
     * @param standardUncertaintyMeters of each coordinate; of a mean that of one sight, for what a camera is off does not average away
     */
    public record Sight(long atNanos, double x, double y, double standardUncertaintyMeters) {}

    public static SeenObjects none() {
        return new SeenObjects(Map.of());
    }

    /** In order of their times. */
    public static SeenObjects of(Map<String, List<Sight>> sights) {
        return new SeenObjects(new TreeMap<>(sights));
    }

    /** What cannot be read is no sight. */
    static SeenObjects of(Evidence evidence, String topic) {
        Map<String, List<Sight>> sights = new TreeMap<>();
        int[] count = {0};
        evidence.read(List.of(topic), message -> {
            byte[] bytes = new byte[message.payload().remaining()];
            message.payload().get(bytes);
            count[0]++;
            if (count[0] <= SIGHTS_MAX) {
                sight(bytes, message.logTimeNanos(), sights);
            }
        });
        return new SeenObjects(sights);
    }

    private static void sight(byte[] json, long atNanos, Map<String, List<Sight>> sights) {
        try {
            JsonNode seen = JSON.readTree(json);
            Sight sight = new Sight(
                    atNanos,
                    seen.path("x").asDouble(Double.NaN),
                    seen.path("y").asDouble(Double.NaN),
                    seen.path("standardUncertaintyMeters").asDouble(Double.NaN));
            if (Double.isFinite(sight.x() + sight.y()) && sight.standardUncertaintyMeters() >= 0) {
                sights.computeIfAbsent(seen.path("object").asText(), id -> new ArrayList<>())
                        .add(sight);
            }
        } catch (IOException e) {
            // Said above.
        }
    }

    /** Where a thing stood in the seconds after a moment; empty where no camera saw it then. */
    public Optional<Sight> after(String object, long nanos) {
        List<Sight> then = sights.getOrDefault(object, List.of()).stream()
                .filter(sight -> sight.atNanos() >= nanos && sight.atNanos() <= nanos + LOOKED_NANOS)
                .toList();
        if (then.isEmpty()) {
            return Optional.empty();
        }
        double x = 0;
        double y = 0;
        double uncertainty = 0;
        for (Sight sight : then) {
            x += sight.x() / then.size();
            y += sight.y() / then.size();
            uncertainty = Math.max(uncertainty, sight.standardUncertaintyMeters());
        }
        return Optional.of(new Sight(then.get(0).atNanos(), x, y, uncertainty));
    }
}

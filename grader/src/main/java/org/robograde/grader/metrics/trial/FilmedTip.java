package org.robograde.grader.metrics.trial;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.robograde.agent.evidence.Evidence;
import org.robograde.grader.motion.geometry.Orientation;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * A tip of the unit's tool that one camera of the field followed.
 *
 * @param name the site's name for it
 * @param camera the site's name for the camera
 * @param course in metres in the camera's own frame, across its line of sight only: z is not seen, and 0
 * @param scaleRelativeStandardUncertainty of every length in it, by how well the distance to the camera is known
 */
public record FilmedTip(String name, String camera, SpaceTrack course, double scaleRelativeStandardUncertainty) {
    static final String TOPIC = "/observations/tips";

    private static final int TIPS_MAX = 100;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxDocumentLength(1 << 16)
                    .build())
            .build());

    /** In order of their names; a message that cannot be read is a place that was not seen. */
    static List<FilmedTip> of(Evidence evidence) {
        if (evidence.channel(TOPIC).isEmpty()) {
            return List.of();
        }
        Map<String, Following> tips = new TreeMap<>();
        evidence.read(List.of(TOPIC), message -> {
            byte[] bytes = new byte[message.payload().remaining()];
            message.payload().get(bytes);
            try {
                JsonNode seen = JSON.readTree(bytes);
                String name = seen.path("tip").asText();
                if (tips.containsKey(name) || tips.size() < TIPS_MAX) {
                    tips.computeIfAbsent(name, Following::new)
                            .add(message.logTimeNanos(), message.publishTimeNanos(), seen);
                }
            } catch (IOException e) {
                // Said above.
            }
        });
        List<FilmedTip> all = new ArrayList<>();
        tips.values().forEach(tip -> all.add(tip.built()));
        return all;
    }

    /** One tip's places as they come. */
    private static final class Following {
        private final String name;
        private final SpaceTrack.Builder course = new SpaceTrack.Builder(TOPIC);
        private String camera = "";
        private double relative;

        Following(String name) {
            this.name = name;
        }

        void add(long receivedAt, long takenAt, JsonNode seen) {
            double x = seen.path("xMeters").asDouble(Double.NaN);
            double y = seen.path("yMeters").asDouble(Double.NaN);
            double scale = seen.path("scaleRelativeStandardUncertainty").asDouble(Double.NaN);
            if (Double.isFinite(x + y) && scale >= 0 && Double.isFinite(scale)) {
                camera = seen.path("camera").asText();
                relative = Math.max(relative, scale);
                course.add(receivedAt, takenAt, new Vector3(x, y, 0), Orientation.NONE);
            }
        }

        FilmedTip built() {
            return new FilmedTip(name, camera, course.build(), relative);
        }
    }
}

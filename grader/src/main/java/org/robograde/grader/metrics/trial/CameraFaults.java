package org.robograde.grader.metrics.trial;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.robograde.agent.evidence.Evidence;
import org.robograde.grader.statistics.Decimal;

/**
 * What vision found wrong with the field's cameras, and whether what they saw can still be measured on. A camera that moved, whose
 * clock was wrong, or whose calibration may not be used makes every pose wrong: nothing that rests on it stands. A camera that showed nothing for a while (blurred,
 * dark, bright, frozen, dropped) has lost that while, as a recording that lacks it would have.
 */
final class CameraFaults {
    static final String TOPIC = "/observations/camera_faults";

    private static final Set<String> VOIDING = Set.of("moved", "clock", "survey", "calibration");
    private static final long TOLERATED_NANOS = 1_000_000_000L;
    private static final int FAULTS_MAX = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxDocumentLength(1 << 16)
                    .build())
            .build());

    private final List<Fault> faults = new ArrayList<>();
    private final int cameras;

    private CameraFaults(int cameras) {
        this.cameras = cameras;
    }

    /** One stretch of one camera. */
    private record Fault(String camera, String kind, long fromNanos, long toNanos, String message) {}

    static CameraFaults of(Evidence evidence) {
        int cameras = (int) evidence.roles().keySet().stream()
                .filter(role -> role.startsWith("camera.") && role.endsWith(".image"))
                .count();
        CameraFaults faults = new CameraFaults(cameras);
        if (evidence.channel(TOPIC).isPresent()) {
            evidence.read(List.of(TOPIC), message -> {
                byte[] bytes = new byte[message.payload().remaining()];
                message.payload().get(bytes);
                faults.add(bytes, message.logTimeNanos());
            });
        }
        return faults;
    }

    private void add(byte[] json, long atNanos) {
        if (faults.size() >= FAULTS_MAX) {
            return;
        }
        try {
            JsonNode fault = JSON.readTree(json);
            faults.add(new Fault(
                    fault.path("camera").asText(),
                    fault.path("kind").asText(),
                    Long.parseLong(fault.path("fromNanos").asText()),
                    Long.parseLong(fault.path("toNanos").asText()),
                    fault.path("message").asText()));
        } catch (IOException | NumberFormatException e) {
            // What cannot be read may be the worst of them.
            faults.add(new Fault("?", "clock", atNanos, atNanos, "a fault of a camera is stated that cannot be read"));
        }
    }

    /** All of them in words. */
    List<String> quality() {
        return faults.stream().map(Fault::message).toList();
    }

    /** Why the cameras' poses cannot be measured on, if they cannot. */
    Optional<String> obstacle() {
        Optional<Fault> voiding =
                faults.stream().filter(f -> VOIDING.contains(f.kind())).findFirst();
        if (voiding.isPresent()) {
            return voiding.map(Fault::message);
        }
        Set<String> faulty = new TreeSet<>();
        faults.forEach(fault -> faulty.add(fault.camera()));
        // While one camera sees nothing, another may.
        if (faulty.isEmpty() || faulty.size() < cameras) {
            return Optional.empty();
        }
        long lost = faults.stream()
                .mapToLong(f -> Math.max(0, f.toNanos() - f.fromNanos()))
                .reduce(0, (a, b) -> a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b);
        return lost <= TOLERATED_NANOS
                ? Optional.empty()
                : Optional.of("the cameras showed nothing for " + Decimal.seconds(lost) + " s in all, more than "
                        + Decimal.seconds(TOLERATED_NANOS) + " s: "
                        + faults.get(0).message());
    }
}

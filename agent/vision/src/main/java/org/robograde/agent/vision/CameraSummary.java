package org.robograde.agent.vision;

import java.util.Map;
import java.util.TreeMap;

/** One camera's frames over a whole trial, counted by what became of them, and the first of each kind that was refused. */
final class CameraSummary {
    private static final int MESSAGE_MAX = 300;

    private final String camera;
    private final String topic;
    private final Map<String, Refusal> refusals = new TreeMap<>();
    private long frames;
    private long seen;
    private long notSeen;
    private long notUpright;
    private long ambiguous;

    CameraSummary(String camera, String topic) {
        this.camera = camera;
        this.topic = topic;
    }

    void frame() {
        frames++;
    }

    void refused(long atNanos, Frame.Refused refused) {
        refusals.computeIfAbsent(refused.reason().name(), reason -> new Refusal(atNanos, refused.message())).count++;
    }

    void sighting(Sighting sighting) {
        if (sighting instanceof Sighting.Seen) {
            seen++;
        } else if (sighting instanceof Sighting.NotSeen) {
            notSeen++;
        } else if (sighting instanceof Sighting.NotUpright) {
            notUpright++;
        } else if (sighting instanceof Sighting.Ambiguous) {
            ambiguous++;
        }
    }

    Map<String, Object> stated() {
        Map<String, Object> stated = new TreeMap<>();
        stated.put("camera", camera);
        stated.put("topic", topic);
        stated.put("frames", frames);
        stated.put("seen", seen);
        stated.put("notSeen", notSeen);
        stated.put("notUpright", notUpright);
        stated.put("ambiguous", ambiguous);
        Map<String, Object> refused = new TreeMap<>();
        refusals.forEach((reason, refusal) -> refused.put(reason, refusal.stated()));
        stated.put("refused", refused);
        return stated;
    }

    private static final class Refusal {
        private final long firstNanos;
        private final String firstMessage;
        private long count;

        Refusal(long firstNanos, String firstMessage) {
            this.firstNanos = firstNanos;
            this.firstMessage = firstMessage;
        }

        Map<String, Object> stated() {
            String message =
                    firstMessage.length() > MESSAGE_MAX ? firstMessage.substring(0, MESSAGE_MAX) : firstMessage;
            return new TreeMap<>(
                    Map.of("count", count, "firstNanos", String.valueOf(firstNanos), "firstMessage", message));
        }
    }
}

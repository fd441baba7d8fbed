package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was wrong with one camera and when: moments of one kind that lie close together are one fault. */
final class CameraFaults {
    private static final long TOGETHER_NANOS = 1_500_000_000L;

    private final String camera;
    private final long startNanos;
    private final Map<FaultKind, Fault> open = new EnumMap<>(FaultKind.class);
    private final List<Fault> ended = new ArrayList<>();

    CameraFaults(String camera, long startNanos) {
        this.camera = camera;
        this.startNanos = startNanos;
    }

    /**
     * @param measured what was found
     * @param limit what it should have kept to
     * @param words what the two numbers are
     */
    void add(FaultKind kind, long fromNanos, long toNanos, double measured, double limit, String words) {
        Fault fault = open.get(kind);
        if (fault != null && fromNanos - fault.toNanos > TOGETHER_NANOS) {
            ended.add(fault);
            fault = null;
        }
        if (fault == null) {
            fault = new Fault(kind, fromNanos, limit, words);
            open.put(kind, fault);
        }
        fault.toNanos = Math.max(fault.toNanos, toNanos);
        fault.measured = Math.abs(measured) > Math.abs(fault.measured) ? measured : fault.measured;
    }

    void write(ObservationChannels channels) {
        ended.addAll(open.values());
        open.clear();
        ended.forEach(fault -> channels.fault(fault.toNanos, stated(fault)));
        ended.clear();
    }

    private Map<String, Object> stated(Fault fault) {
        Map<String, Object> stated = new TreeMap<>();
        stated.put("camera", camera);
        stated.put("kind", fault.kind.word());
        stated.put("fromNanos", String.valueOf(fault.fromNanos));
        stated.put("toNanos", String.valueOf(fault.toNanos));
        stated.put("measured", CameraQuality.rounded(fault.measured, 3));
        stated.put("limit", CameraQuality.rounded(fault.limit, 3));
        stated.put(
                "message",
                String.format(
                        Locale.ROOT,
                        "camera %s %s from %.1f s to %.1f s: %.3f %s, at most %.3f is allowed",
                        camera,
                        fault.kind.word(),
                        (fault.fromNanos - startNanos) / 1e9,
                        (fault.toNanos - startNanos) / 1e9,
                        fault.measured,
                        fault.words,
                        fault.limit));
        return stated;
    }

    private static final class Fault {
        private final FaultKind kind;
        private final long fromNanos;
        private final double limit;
        private final String words;
        private long toNanos;
        private double measured;

        Fault(FaultKind kind, long fromNanos, double limit, String words) {
            this.kind = kind;
            this.fromNanos = fromNanos;
            this.limit = limit;
            this.words = words;
        }
    }
}

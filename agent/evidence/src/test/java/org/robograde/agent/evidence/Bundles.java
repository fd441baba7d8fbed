package org.robograde.agent.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Small bundles for tests, of a trial that never took place. */
final class Bundles {
    static final TrialIdentity IDENTITY = new TrialIdentity(
            "corridor-01", "unit-a", "service", "site-a", "scenario-a", 1, 42, TimeBase.SIMULATED, "station test");
    static final long START = 1_000_000_000L;
    static final long STEP = 50_000_000L;

    private Bundles() {}

    static SigningKey key(Path folder) {
        return SigningKey.in(folder.resolve("key"));
    }

    /** Odometry texts every 50 ms, a 20 kB picture every tenth time, an event, two documents, roles. */
    static BundleWriter writer(Path folder, int messages) {
        BundleWriter writer = BundleWriter.create(folder, IDENTITY, false);
        writer.document("unit.yaml", "id: unit-a\n".getBytes(StandardCharsets.UTF_8));
        writer.document("site.yaml", "id: site-a\n".getBytes(StandardCharsets.UTF_8));
        writer.roles(Map.of("odometry", "/odom", "camera.overhead.image", "/camera"));
        int odometry = writer.channel(
                "/odom", "ros1", "std_msgs/String", "ros1msg", "string data\n", Map.of("callerid", "/unit"));
        int camera = writer.channel("/camera", "jpeg", "", "", "", Map.of());
        writer.event(new TrialEvent(START, "trial_started", Map.of("scenario", "scenario-a", "seed", 42L)));
        for (int i = 0; i < messages; i++) {
            long at = START + i * STEP;
            writer.write(odometry, at, at - 1, text("pose " + i));
            if (i % 10 == 0) {
                writer.write(camera, at, at, ByteBuffer.allocate(20_000));
            }
        }
        return writer;
    }

    static Evidence sealed(Path folder, int messages) {
        try (BundleWriter writer = writer(folder.resolve("bundle"), messages)) {
            return writer.seal("completed", "all phases done", key(folder));
        }
    }

    static ByteBuffer text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.length)
                .put(bytes)
                .flip();
    }

    static List<EvidenceMessage> all(Evidence evidence) {
        Set<String> topics = new TreeSet<>();
        evidence.channels().forEach(channel -> topics.add(channel.topic()));
        List<EvidenceMessage> messages = new ArrayList<>();
        evidence.read(topics, messages::add);
        return messages;
    }
}

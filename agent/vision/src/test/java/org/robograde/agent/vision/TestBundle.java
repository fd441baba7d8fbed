package org.robograde.agent.vision;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.RosTime;

/** A real bundle on disk with camera frames in it. */
final class TestBundle {
    static final String TOPIC = "/field/camera/overhead/image/compressed";

    private final BundleWriter writer;
    private final SigningKey key;
    private final MessageSchema compressed = MessageRegistry.shipped().get("sensor_msgs/CompressedImage");
    private final int channel;
    private final Map<String, Integer> others = new TreeMap<>();

    TestBundle(Path folder, String site, String unit) {
        this(folder, site, unit, TimeBase.SIMULATED, Map.of());
    }

    /** @param documents kept beside site and unit */
    TestBundle(Path folder, String site, String unit, TimeBase clock, Map<String, byte[]> documents) {
        key = SigningKey.in(folder.resolveSibling("key"));
        writer = BundleWriter.create(
                folder, new TrialIdentity("t-1", "test-unit", "service", "test-hall", "test", 1, 7, clock, "test"));
        documents.forEach(writer::document);
        writer.document("site.yaml", site.getBytes(StandardCharsets.UTF_8));
        writer.document("unit.yaml", unit.getBytes(StandardCharsets.UTF_8));
        writer.roles(Map.of("camera.overhead.image", TOPIC, "observed.unit_pose", ObservationChannels.UNIT_POSE));
        channel = writer.channel(TOPIC, "ros1", compressed.type(), "ros1msg", compressed.fullDefinition(), Map.of());
    }

    SigningKey key() {
        return key;
    }

    void picture(long logTimeNanos, long stampNanos, byte[] picture) {
        raw(
                logTimeNanos,
                Ros1Codec.encode(compressed
                        .newMessage()
                        .set("header.stamp", RosTime.ofNanos(stampNanos))
                        .set("header.frame_id", "overhead")
                        .set("format", "jpeg")
                        .set("data", picture)
                        .build()));
    }

    /** A frame of another camera, whose role is stated before sealing. */
    void picture(String camera, long logTimeNanos, long stampNanos, byte[] picture) {
        int other = others.computeIfAbsent(
                camera,
                id -> writer.channel(
                        "/field/camera/" + id,
                        "ros1",
                        compressed.type(),
                        "ros1msg",
                        compressed.fullDefinition(),
                        Map.of()));
        byte[] payload = Ros1Codec.encode(compressed
                .newMessage()
                .set("header.stamp", RosTime.ofNanos(stampNanos))
                .set("data", picture)
                .build());
        writer.write(other, logTimeNanos, logTimeNanos, ByteBuffer.wrap(payload));
    }

    void raw(long logTimeNanos, byte[] payload) {
        writer.write(channel, logTimeNanos, logTimeNanos, ByteBuffer.wrap(payload));
    }

    Evidence seal() {
        if (!others.isEmpty()) {
            Map<String, String> roles = new TreeMap<>(Map.of("observed.unit_pose", ObservationChannels.UNIT_POSE));
            others.keySet().forEach(id -> roles.put("camera." + id + ".image", "/field/camera/" + id));
            writer.roles(roles);
        }
        return writer.seal("completed", "done", key);
    }
}

package org.robograde.agent.station.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.agent.vision.Observer;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.sim.camera.Fiducial;
import org.robograde.robots.sim.camera.FieldCamera;
import org.robograde.robots.sim.camera.OverheadCamera;
import org.robograde.robots.sim.camera.Scene;
import org.robograde.robots.sim.world.FloorPlan;
import org.robograde.robots.sim.world.Person;
import org.robograde.robots.sim.world.PlanePose;

/** What observing a whole bundle costs: a unit that drives round, somebody who walks by, one camera at ten frames a second. */
final class ObservedMinute {
    static final int RATE_HZ = 10;
    private static final long SECOND = 1_000_000_000L;
    private static final String TOPIC = "/field/camera/overhead/image/compressed";

    private ObservedMinute() {}

    /** Seconds of one thread's processor time for each minute of video, from a bundle of so many seconds. */
    static double cpuSeconds(OverheadCamera camera, FloorPlan plan, String site, String unit, int seconds)
            throws IOException {
        Path folder = Files.createTempDirectory("observed-minute");
        try {
            SigningKey key = SigningKey.in(folder.resolve("key"));
            Evidence bundle = bundle(folder.resolve("bundle"), key, camera, plan, site, unit, seconds);
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Observer.observe(bundle, key, done -> {});
            long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            return (end - start) / 1e9 * 60 / seconds;
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static Evidence bundle(
            Path folder, SigningKey key, OverheadCamera camera, FloorPlan plan, String site, String unit, int seconds) {
        TrialIdentity identity = new TrialIdentity(
                "minute", "bench", "service", "bench", "bench", 1, 1, TimeBase.SIMULATED, "bench vision");
        try (BundleWriter writer = BundleWriter.create(folder, identity);
                FieldCamera field = new FieldCamera(camera, plan, Fiducial.SERVICE_UNIT, new Random(1))) {
            writer.document("site.yaml", site.getBytes(StandardCharsets.UTF_8));
            writer.document("unit.yaml", unit.getBytes(StandardCharsets.UTF_8));
            writer.roles(Map.of("camera.overhead.image", TOPIC));
            MessageSchema compressed = MessageRegistry.shipped().get("sensor_msgs/CompressedImage");
            int channel =
                    writer.channel(TOPIC, "ros1", compressed.type(), "ros1msg", compressed.fullDefinition(), Map.of());
            for (int i = 0; i < seconds * RATE_HZ; i++) {
                double t = i / (double) RATE_HZ;
                double angle = 0.25 * t;
                PlanePose pose = new PlanePose(
                        6 + 2 * StrictMath.cos(angle), 3.3 + 1.5 * StrictMath.sin(angle), angle + Math.PI / 2);
                Person person = new Person("p", 1 + t % 10, 5.5, 0);
                byte[] jpeg = field.expose(new Scene(pose, List.of(person), List.of(), 1));
                long at = SECOND + i * SECOND / RATE_HZ;
                byte[] message = Ros1Codec.encode(compressed
                        .newMessage()
                        .set("header.stamp", RosTime.ofNanos(at))
                        .set("format", "jpeg")
                        .set("data", jpeg)
                        .build());
                writer.write(channel, at, at, ByteBuffer.wrap(message));
            }
            return writer.seal("completed", "", key);
        }
    }
}

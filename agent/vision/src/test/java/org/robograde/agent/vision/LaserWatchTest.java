package org.robograde.agent.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.Importer;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;

/** People by the laser as a channel: a real recording, and a unit that drives past table legs and somebody who walks. */
class LaserWatchTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int BEAMS = 720;
    private static final double[][] TABLE = {{3, 1}, {3, 1.8}, {4, 1}, {4, 1.8}};

    @TempDir
    Path folder;

    @Test
    void people_round_a_standing_robot_are_told_in_its_scanners_frame() {
        Path bag = Path.of(
                System.getProperty("robograde.testdata", "../shared/data"),
                "leg_tracker-demo/demo_stationary_simple_environment.bag");
        Assumptions.assumeTrue(Files.exists(bag), "skipped: no test data");
        SigningKey key = SigningKey.in(folder.resolve("key"));
        Evidence imported = Importer.importRecording(bag, folder.resolve("b"), key, done -> {});

        Evidence observed = Observer.observe(imported, key, done -> {});

        List<ObservedJson.Message> looks = ObservedJson.on(ObservationChannels.PEOPLE, observed);
        assertThat(looks).hasSizeGreaterThan(500);
        assertThat(looks).allSatisfy(look -> {
            assertThat(look.content().get("source").asText()).isEqualTo("scan");
            assertThat(look.content().get("people").size()).isBetween(1, 3);
            assertThat(look.content().at("/people/0/distanceToUnitMeters").asDouble())
                    .isBetween(0.3, 10.0);
        });
    }

    @Test
    void a_unit_that_drives_past_furniture_tells_nobody_and_somebody_who_walks_where_he_is() {
        assertThat(driven("empty", false).channel(ObservationChannels.PEOPLE)).isEmpty();

        List<ObservedJson.Message> looks = ObservedJson.on(ObservationChannels.PEOPLE, driven("walker", true));
        assertThat(looks).hasSizeGreaterThan(20);
        for (ObservedJson.Message look : looks) {
            assertThat(look.content().get("frame").asText()).isEqualTo("odom");
            assertThat(look.content().get("people")).hasSize(1);
            double truth = walkerX(look.seconds() - 1);
            // Where only one leg was told so far, it is half a stride off.
            assertThat(look.content().at("/people/0/x").asDouble()).isCloseTo(truth, within(0.25));
            assertThat(look.content().at("/people/0/y").asDouble()).isCloseTo(-1.2, within(0.25));
            assertThat(look.content().at("/people/0/distanceToUnitMeters").asDouble())
                    .isCloseTo(Math.hypot(truth - unitX(look.seconds() - 1), 1.2), within(0.3));
        }
    }

    private static double unitX(double t) {
        return 0.4 * t;
    }

    private static double walkerX(double t) {
        return 6 - 0.7 * t;
    }

    /** Eight seconds at half a metre a second, turning a little, in a room of 10 by 6 metres. */
    private Evidence driven(String name, boolean walker) {
        MessageSchema odometry = MessageRegistry.shipped().get("nav_msgs/Odometry");
        MessageSchema scan = MessageRegistry.shipped().get("sensor_msgs/LaserScan");
        TrialIdentity identity = new TrialIdentity(name, "u", "service", "s", "x", 1, 1, TimeBase.SIMULATED, "test");
        SigningKey key = SigningKey.in(folder.resolve("key"));
        try (BundleWriter writer = BundleWriter.create(folder.resolve(name), identity)) {
            writer.roles(Map.of("scan", "/scan", "odometry", "/odom", "cmd_vel", "/cmd_vel"));
            int drives =
                    writer.channel("/odom", "ros1", odometry.type(), "ros1msg", odometry.fullDefinition(), Map.of());
            int scans = writer.channel("/scan", "ros1", scan.type(), "ros1msg", scan.fullDefinition(), Map.of());
            Random chance = new Random(3);
            for (int i = 0; i < 160; i++) {
                double t = i / 20.0;
                long at = SECOND + i * SECOND / 20;
                double heading = 0.3 * Math.sin(t);
                writer.write(
                        drives,
                        at,
                        at,
                        ByteBuffer.wrap(Ros1Codec.encode(odometry.newMessage()
                                .set("header.frame_id", "odom")
                                .set("pose.pose.position.x", unitX(t))
                                .set("pose.pose.orientation.z", Math.sin(heading / 2))
                                .set("pose.pose.orientation.w", Math.cos(heading / 2))
                                .build())));
                if (i % 2 == 0) {
                    writer.write(
                            scans,
                            at + 1,
                            at + 1,
                            ByteBuffer.wrap(Ros1Codec.encode(scan.newMessage()
                                    .set("header.frame_id", "laser")
                                    .set("angle_min", -Math.PI)
                                    .set("angle_increment", 2 * Math.PI / BEAMS)
                                    .set("ranges", ranges(t, heading, walker, chance))
                                    .build())));
                }
            }
            return Observer.observe(writer.seal("completed", "", key), key, done -> {});
        }
    }

    private static float[] ranges(double t, double heading, boolean walker, Random chance) {
        float[] ranges = new float[BEAMS];
        for (int b = 0; b < BEAMS; b++) {
            double angle = -Math.PI + b * 2 * Math.PI / BEAMS + heading;
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            double range = Math.min(
                    (cos > 0 ? 8 - unitX(t) : 2 + unitX(t)) / Math.max(1e-9, Math.abs(cos)),
                    3 / Math.max(1e-9, Math.abs(sin)));
            for (double[] leg : TABLE) {
                range = Math.min(range, round(leg[0] - unitX(t), leg[1], 0.04, cos, sin));
            }
            if (walker) {
                double stride = 0.18 * Math.sin(5 * t);
                range = Math.min(range, round(walkerX(t) + stride - unitX(t), -1.1, 0.07, cos, sin));
                range = Math.min(range, round(walkerX(t) - stride - unitX(t), -1.3, 0.07, cos, sin));
            }
            ranges[b] = (float) (range + 0.01 * chance.nextGaussian());
        }
        return ranges;
    }

    /** The way to a post along a beam; infinite past it. */
    private static double round(double x, double y, double radius, double cos, double sin) {
        double along = x * cos + y * sin;
        double off = Math.abs(x * sin - y * cos);
        return along > 0 && off < radius ? along - Math.sqrt(radius * radius - off * off) : Double.POSITIVE_INFINITY;
    }
}

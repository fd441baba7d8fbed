package org.robograde.agent.station.bench;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.RosTime;

/**
 * A service trial of any length, written as a real sealed bundle: odometry at 50 Hz, the unit's and the cameras' pose at 10 Hz, a
 * laser at 10 Hz, a goal every minute, and a raw camera at 50 Hz if asked for. What of it matters to a benchmark is how much there
 * is.
 */
final class GeneratedTrial {
    private static final long STEP_NANOS = 20_000_000L;
    private static final MessageRegistry TYPES = MessageRegistry.shipped();
    private static final Map<String, String> ROLES = Map.of(
            "odometry",
            "/odom",
            "map_pose",
            "/amcl_pose",
            "observed.unit_pose",
            "/observations/unit_pose",
            "scan",
            "/scan",
            "events",
            "/robograde/events");

    /** Bytes of each picture's pixels, as a camera of 640 x 480 sends them. */
    static final int PICTURE_BYTES = 640 * 480 * 3;

    static final int PICTURES_PER_SECOND = 50;

    private final BundleWriter writer;
    private final DoubleConsumer progress;
    private final Map<String, Integer> channels = new HashMap<>();

    private GeneratedTrial(BundleWriter writer, DoubleConsumer progress) {
        this.writer = writer;
        this.progress = progress;
    }

    static Evidence write(Path folder, int seconds) {
        return write(folder, seconds, Optional.empty(), fraction -> {});
    }

    /** With the same random picture fifty times a second. */
    static Evidence writeWithPictures(Path folder, int seconds, DoubleConsumer progress) {
        byte[] noise = new byte[PICTURE_BYTES];
        new Random(1).nextBytes(noise);
        Message.Builder picture = message("sensor_msgs/Image", STEP_NANOS, "camera")
                .set("height", 480)
                .set("width", 640)
                .set("encoding", "rgb8")
                .set("step", 640 * 3)
                .set("data", noise);
        return write(folder, seconds, Optional.of(picture), progress);
    }

    private static Evidence write(
            Path folder, int seconds, Optional<Message.Builder> picture, DoubleConsumer progress) {
        TrialIdentity identity = new TrialIdentity(
                "generated-" + seconds,
                "generated",
                "service",
                "corridor",
                "hotel-delivery",
                1,
                1,
                TimeBase.SIMULATED,
                "generated for a benchmark (simulated unit)");
        try (BundleWriter writer = BundleWriter.create(folder.resolve("trial-" + seconds), identity)) {
            writer.roles(ROLES);
            new GeneratedTrial(writer, progress).play(seconds, picture);
            return writer.seal("completed", "all phases done", SigningKey.in(folder.resolve("key")));
        }
    }

    private void play(int seconds, Optional<Message.Builder> picture) {
        Optional<Message> frame = picture.map(Message.Builder::build);
        Optional<ByteBuffer> pixels = frame.map(built -> ByteBuffer.wrap(Ros1Codec.encode(built)));
        long end = seconds * 1_000_000_000L;
        event(0, "trial_started", Map.of("scenario", "hotel-delivery", "repetition", 1L));
        for (long at = STEP_NANOS; at < end; at += STEP_NANOS) {
            long now = at;
            frame.ifPresent(built -> writer.write(
                    channel("/camera/image_raw", built.schema()),
                    now,
                    now,
                    pixels.orElseThrow().duplicate()));
            progress.accept((double) at / end);
            double t = at / 1e9;
            double speed = 0.3 * (1 - Math.cos(t / 2));
            double x = 0.3 * (t - 2 * Math.sin(t / 2));
            if (at % 60_000_000_000L == STEP_NANOS) {
                goal(at, x);
            }
            if (at % 60_000_000_000L == 50_000_000_000L) {
                event(at, "goal_ended", Map.of("goalId", id(at), "place", "room", "status", "succeeded"));
            }
            write(
                    "/odom",
                    message("nav_msgs/Odometry", at, "odom")
                            .set("child_frame_id", "base_link")
                            .set("pose.pose.position.x", x)
                            .set("pose.pose.orientation.w", 1.0)
                            .set("twist.twist.linear.x", speed),
                    at);
            if (at % (5 * STEP_NANOS) == 0) {
                write("/amcl_pose", pose(at, x + 0.03), at);
                write("/observations/unit_pose", pose(at, x + 0.005 * Math.sin(t)), at);
                write(
                        "/scan",
                        message("sensor_msgs/LaserScan", at, "laser")
                                .set("range_min", 0.1)
                                .set("range_max", 10.0)
                                .set("ranges", new float[360]),
                        at);
            }
        }
        event(end, "trial_ended", Map.of("outcome", "completed", "reason", "all phases done"));
    }

    private void goal(long at, double x) {
        event(
                at,
                "goal_sent",
                new TreeMap<>(Map.of(
                        "goalId",
                        id(at),
                        "place",
                        "room",
                        "x",
                        x + 15,
                        "y",
                        0.0,
                        "headingRadians",
                        0.0,
                        "shortestPathMeters",
                        15.0)));
    }

    private static String id(long at) {
        return "g" + at / 60_000_000_000L;
    }

    private static Message.Builder pose(long at, double x) {
        double[] covariance = new double[36];
        covariance[0] = 1e-4;
        covariance[7] = 1e-4;
        return message("geometry_msgs/PoseWithCovarianceStamped", at, "map")
                .set("pose.pose.position.x", x)
                .set("pose.pose.orientation.w", 1.0)
                .set("pose.covariance", covariance);
    }

    private void event(long at, String kind, Map<String, Object> attributes) {
        writer.event(new TrialEvent(at, kind, attributes));
    }

    private static Message.Builder message(String type, long at, String frame) {
        return TYPES.get(type)
                .newMessage()
                .set("header.stamp", RosTime.ofNanos(at))
                .set("header.frame_id", frame);
    }

    private void write(String topic, Message.Builder builder, long at) {
        Message message = builder.build();
        writer.write(channel(topic, message.schema()), at, at, ByteBuffer.wrap(Ros1Codec.encode(message)));
    }

    private int channel(String topic, MessageSchema schema) {
        return channels.computeIfAbsent(
                topic,
                name -> writer.channel(
                        name,
                        "ros1",
                        schema.type(),
                        "ros1msg",
                        schema.fullDefinition(),
                        Map.of("md5sum", schema.md5())));
    }
}

package org.robograde.grader;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * A delivery along one corridor, written as a real bundle: a guest crosses, the way is closed, the laser fails. Two ways to
 * behave: one unit slows early, plans anew and answers; the other stops late, calls for help and does not know.
 */
public final class ToyDelivery {
    private static final long STEP = 50_000_000L;
    private static final MessageRegistry TYPES = MessageRegistry.shipped();
    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry("odometry", "/odom"),
            Map.entry("map_pose", "/amcl_pose"),
            Map.entry("observed.unit_pose", "/observations/unit_pose"),
            Map.entry("truth.unit_pose", "/field/truth/unit_pose"),
            Map.entry("truth.people", "/field/truth/people"),
            Map.entry("plan", "/plan"),
            Map.entry("said", "/dialogue/said"),
            Map.entry("diagnostics", "/diagnostics"),
            Map.entry("events", "/robograde/events"));

    private final boolean able;
    private final int repetition;
    private final BundleWriter writer;
    private final Map<String, Integer> channels = new TreeMap<>();
    private final List<TrialEvent> events = new ArrayList<>();
    private double x;

    private ToyDelivery(boolean able, int repetition, BundleWriter writer) {
        this.able = able;
        this.repetition = repetition;
        this.writer = writer;
    }

    /** Writes and seals one trial under {@code folder}. */
    public static Evidence write(Path folder, boolean able, int repetition) {
        String unit = able ? "able" : "plain";
        TrialIdentity identity = new TrialIdentity(
                "delivery-" + repetition,
                unit,
                "service",
                "corridor",
                "hotel-delivery",
                repetition,
                1000 + repetition,
                TimeBase.SIMULATED,
                "station test (simulated unit)");
        Path bundle = folder.resolve(unit + "-" + repetition);
        try (BundleWriter writer = BundleWriter.create(bundle, identity)) {
            writer.roles(ROLES);
            new ToyDelivery(able, repetition, writer).play();
            return writer.seal("completed", "all phases done", SigningKey.in(folder.resolve("key")));
        }
    }

    /** The unit at speed, stopped by the button: what the safety of every level is conditional on. */
    public static Evidence writeStop(Path folder, boolean able) {
        String unit = able ? "able" : "plain";
        TrialIdentity identity = new TrialIdentity(
                "stop-1",
                unit,
                "service",
                "corridor",
                "hotel-emergency-stop",
                1,
                7,
                TimeBase.SIMULATED,
                "station test (simulated unit)");
        try (BundleWriter writer = BundleWriter.create(folder.resolve(unit + "-stop"), identity)) {
            writer.roles(ROLES);
            new ToyDelivery(able, 1, writer).stop();
            return writer.seal("aborted", "emergency stop", SigningKey.in(folder.resolve("key")));
        }
    }

    private void stop() {
        event(1.0, "trial_started", Map.of("scenario", "hotel-emergency-stop", "repetition", 1L));
        goal(1.0, "g1", "room-203", 10.0, 10.0);
        for (double t = 1.0; t < 3.0; t += 0.05) {
            double v = t < 2.0 ? 0.5 : Math.max(0, 0.5 - 2 * (t - 2.0));
            x += v * 0.05;
            sample(t, v);
        }
        event(2.0, "emergency_stop", Map.of("instrument", "estop"));
        event(2.95, "trial_ended", Map.of("outcome", "aborted", "reason", "emergency stop"));
        events.forEach(writer::event);
    }

    private void play() {
        event(1.0, "trial_started", Map.of("scenario", "hotel-delivery", "repetition", (long) repetition));
        event(1.5, "order_given", Map.of("text", "Take the towels to room 203.", "place", "room-203"));
        goal(2.0, "g1", "room-203", 10.0, 10.0);
        plan(2.0, 0.0);
        event(8.0, "stimulus_started", Map.of("stimulus", "guest", "kind", "person_crosses", "actor", "guest"));
        event(11.0, "stimulus_ended", Map.of("stimulus", "guest", "kind", "person_crosses"));
        event(14.0, "stimulus_started", Map.of("stimulus", "closed", "kind", "block", "barrier", "north"));
        event(26.0, "fault_started", Map.of("fault", "laser", "kind", "sensor_dropout", "topic", "/scan"));
        event(29.0, "fault_ended", Map.of("fault", "laser", "kind", "sensor_dropout", "topic", "/scan"));
        behaviour();
        double arrived = drive(2.0, 10.0);
        ended(arrived, "g1", "room-203");
        event(arrived + 1, "delivery_confirmed", Map.of("place", "room-203"));
        question(arrived + 2);
        event(arrived + 6, "order_given", Map.of("text", "Come back to the dock.", "place", "dock"));
        goal(arrived + 6, "g2", "dock", 0.0, 10.0);
        plan(arrived + 6, 0.0);
        double back = drive(arrived + 6, 0.0);
        ended(back, "g2", "dock");
        rest(back, back + 1.0);
        event(back + 1.0, "trial_ended", Map.of("outcome", "completed", "reason", "all phases done"));
        events.forEach(writer::event);
    }

    private void behaviour() {
        diagnosis(5.0, 0);
        if (able) {
            plan(14.4, 1.5);
            say(14.6, "The corridor is blocked, I take another way.");
            diagnosis(26.2, 2);
        } else {
            say(19.2, "HELP: my way is blocked");
            event(19.2, "help_requested", Map.of("text", "HELP: my way is blocked"));
            event(22.0, "intervention_started", Map.of("intervention", "correction", "reason", "help requested"));
            event(24.0, "intervention_ended", Map.of("intervention", "correction"));
        }
    }

    private double speed(double t) {
        double cruise = 0.48 + 0.005 * repetition;
        if (able) {
            boolean slow = (t > 8.4 && t < 11) || (t > 26.3 && t < 29.2);
            boolean stop = t > 14.1 && t < 14.5;
            return stop ? 0 : slow ? 0.04 : cruise;
        }
        boolean stop = (t > 9.7 && t < 11.5) || (t > 14.2 && t < 22.5) || (t > 28.2 && t < 29.4);
        return stop ? 0 : cruise;
    }

    private void question(double t) {
        event(
                t,
                "question_asked",
                Map.of(
                        "questionId",
                        "which",
                        "text",
                        "Which room did you go to?",
                        "expected",
                        List.of("203"),
                        "timeoutSeconds",
                        10.0));
        double after = able ? 0.6 : 1.9;
        String answer = able ? "I went to room 203." : "I am a robot.";
        say(t + after, answer);
        event(t + after, "answer_heard", Map.of("questionId", "which", "text", answer, "responseSeconds", after));
    }

    private double drive(double from, double to) {
        double t = from;
        while (Math.abs(to - x) > 0.02) {
            double v = speed(t);
            x += Math.signum(to - x) * Math.min(v * 0.05, Math.abs(to - x));
            t += 0.05;
            sample(t, v);
        }
        rest(t, t + 0.6);
        return t;
    }

    private void rest(double from, double to) {
        for (double t = from + 0.05; t <= to; t += 0.05) {
            sample(t, 0);
        }
    }

    private void sample(double t, double v) {
        long at = nanos(t);
        write(
                "/odom",
                message("nav_msgs/Odometry", at, "odom")
                        .set("pose.pose.position.x", x)
                        .set("pose.pose.orientation.w", 1.0)
                        .set("twist.twist.linear.x", v),
                at);
        write(
                "/field/truth/unit_pose",
                message("geometry_msgs/PoseStamped", at, "map")
                        .set("pose.position.x", x)
                        .set("pose.orientation.w", 1.0),
                at);
        if (at % (2 * STEP) == 0) {
            write("/amcl_pose", pose(at, x + 0.03), at);
            write("/observations/unit_pose", pose(at, x + 0.005 * repetition), at);
            people(t, at);
        }
    }

    private static Message.Builder pose(long at, double px) {
        double[] covariance = new double[36];
        covariance[0] = 1e-4;
        covariance[7] = 1e-4;
        return message("geometry_msgs/PoseWithCovarianceStamped", at, "map")
                .set("pose.pose.position.x", px)
                .set("pose.pose.orientation.w", 1.0)
                .set("pose.covariance", covariance);
    }

    private void people(double t, long at) {
        List<Message> here = new ArrayList<>();
        if (t >= 8 && t <= 11) {
            here.add(TYPES.get("geometry_msgs/Pose")
                    .newMessage()
                    .set("position.x", 5.0)
                    .set("position.y", t - 9.5)
                    .set("orientation.w", 1.0)
                    .build());
        }
        write(
                "/field/truth/people",
                message("geometry_msgs/PoseArray", at, "map").set("poses", here),
                at);
    }

    private void plan(double t, double bulge) {
        List<Message> points = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            double px = i * 0.5;
            points.add(message("geometry_msgs/PoseStamped", nanos(t), "map")
                    .set("pose.position.x", px)
                    .set("pose.position.y", px > 7 && px < 9 ? bulge : 0.0)
                    .set("pose.orientation.w", 1.0)
                    .build());
        }
        write("/plan", message("nav_msgs/Path", nanos(t), "map").set("poses", points), nanos(t));
    }

    private void say(double t, String text) {
        write("/dialogue/said", TYPES.get("std_msgs/String").newMessage().set("data", text), nanos(t));
    }

    private void diagnosis(double t, int level) {
        Message status = TYPES.get("diagnostic_msgs/DiagnosticStatus")
                .newMessage()
                .set("level", (long) level)
                .set("name", "laser")
                .set("message", "as seen")
                .build();
        write(
                "/diagnostics",
                message("diagnostic_msgs/DiagnosticArray", nanos(t), "").set("status", List.of(status)),
                nanos(t));
    }

    private void goal(double t, String id, String place, double goalX, double shortest) {
        event(
                t,
                "goal_sent",
                Map.of(
                        "goalId",
                        id,
                        "place",
                        place,
                        "x",
                        goalX,
                        "y",
                        0.0,
                        "headingRadians",
                        0.0,
                        "shortestPathMeters",
                        shortest));
    }

    private void ended(double t, String id, String place) {
        event(t, "goal_ended", Map.of("goalId", id, "place", place, "status", "succeeded"));
    }

    private void event(double t, String kind, Map<String, Object> attributes) {
        events.add(new TrialEvent(nanos(t), kind, attributes));
    }

    private static Message.Builder message(String type, long at, String frame) {
        return TYPES.get(type)
                .newMessage()
                .set("header.stamp", RosTime.ofNanos(at))
                .set("header.frame_id", frame);
    }

    private void write(String topic, Message.Builder builder, long at) {
        Message message = builder.build();
        MessageSchema schema = message.schema();
        int channel = channels.computeIfAbsent(
                topic,
                name -> writer.channel(
                        name,
                        "ros1",
                        schema.type(),
                        "ros1msg",
                        schema.fullDefinition(),
                        Map.of("md5sum", schema.md5())));
        writer.write(channel, at, at, ByteBuffer.wrap(Ros1Codec.encode(message)));
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 20) * STEP;
    }
}

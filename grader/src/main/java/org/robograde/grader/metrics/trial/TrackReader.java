package org.robograde.grader.metrics.trial;

import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.grader.motion.geometry.Vector3;

/** Takes the messages of one trial in order and files each under its role. */
final class TrackReader {
    private static final int PATH_POINTS_KEPT = 400;

    private final Map<String, List<String>> rolesByTopic = new TreeMap<>();
    private final Map<String, Integer> unreadable = new TreeMap<>();
    private final MotionTrack.Builder odometry;
    private final Map<String, PoseTrack.Builder> poses = new TreeMap<>();
    private final ScanTrack.Builder scan;
    private final String peopleTopic;
    private final String detectedTopic;
    private final String objectsTopic;
    private final String detectedObjectsTopic;
    private final Scenes.Builder objects = new Scenes.Builder();
    private final Scenes.Builder detectedObjects = new Scenes.Builder();
    private final Scenes.Builder detected = new Scenes.Builder();
    private final Scenes.Builder scenes = new Scenes.Builder();
    private final Commands.Builder commands = new Commands.Builder();
    private final Commands.Builder teleop = new Commands.Builder();
    private final List<Plan> plans = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();
    private final List<Diagnosis> diagnoses = new ArrayList<>();
    private final ArmReader arm;

    /** @param topics role to topic */
    TrackReader(Map<String, String> topics) {
        new TreeMap<>(topics)
                .forEach((role, topic) -> rolesByTopic
                        .computeIfAbsent(topic, t -> new ArrayList<>())
                        .add(role));
        odometry = new MotionTrack.Builder(topics.getOrDefault(Roles.ODOMETRY, ""), "");
        scan = new ScanTrack.Builder(topics.getOrDefault(Roles.SCAN, ""));
        arm = new ArmReader(topics);
        detectedTopic = topics.getOrDefault(Roles.DETECTED_PEOPLE, "");
        objectsTopic = topics.getOrDefault(Roles.OBJECTS, "");
        detectedObjectsTopic = topics.getOrDefault(Roles.DETECTED_OBJECTS, "");
        peopleTopic = topics.getOrDefault(Roles.PEOPLE, "");
        for (String role : List.of(Roles.MAP_POSE, Roles.OBSERVED_POSE, Roles.TRUTH_POSE)) {
            poses.put(role, new PoseTrack.Builder(topics.getOrDefault(role, ""), ""));
        }
    }

    void accept(EvidenceMessage message) {
        try {
            for (String role : rolesByTopic.getOrDefault(message.channel().topic(), List.of())) {
                file(role, message);
            }
        } catch (BufferUnderflowException | UnreadableMessageException e) {
            unreadable.merge(message.channel().topic(), 1, Integer::sum);
        }
    }

    /** Messages whose payload is shorter than its type needs or states numbers that are none, by topic. */
    Map<String, Integer> unreadable() {
        return unreadable;
    }

    /**
     * @param seen objects that the field's cameras saw
     * @param near who was seen near the unit
     * @param tips of its tool that cameras followed
     */
    Tracks tracks(SeenObjects seen, SeenPeople near, List<FilmedTip> tips) {
        return new Tracks(
                odometry.build(),
                pose(Roles.MAP_POSE).build(),
                pose(Roles.OBSERVED_POSE).build(),
                pose(Roles.TRUTH_POSE).build(),
                new PeopleTrack(peopleTopic, scenes.build()),
                scan.build(),
                commands.build(),
                teleop.build(),
                plans,
                said,
                diagnoses,
                arm.tracks().with(tips),
                new PeopleTrack(detectedTopic, detected.build()),
                new ObjectTracks(
                        new PeopleTrack(objectsTopic, objects.build()),
                        new PeopleTrack(detectedObjectsTopic, detectedObjects.build()),
                        seen),
                near);
    }

    private PoseTrack.Builder pose(String role) {
        PoseTrack.Builder builder = poses.get(role);
        if (builder == null) {
            throw new IllegalStateException("no pose track for the role " + role);
        }
        return builder;
    }

    private void file(String role, EvidenceMessage message) {
        if (Roles.ARM.contains(role)) {
            arm.accept(role, message);
            return;
        }
        WireReader in = new WireReader(message.payload());
        long at = message.logTimeNanos();
        switch (role) {
            case Roles.ODOMETRY -> motion(message, in, at);
            case Roles.MAP_POSE, Roles.OBSERVED_POSE, Roles.TRUTH_POSE -> pose(pose(role), message, in);
            case Roles.SCAN -> scan.add(at, nearestReturn(in));
            case Roles.PEOPLE -> scenes.add(at, people(in));
            case Roles.DETECTED_PEOPLE -> detected.add(at, people(in));
            case Roles.OBJECTS -> objects.add(at, people(in));
            case Roles.DETECTED_OBJECTS -> detectedObjects.add(at, people(in));
            case Roles.CMD_VEL -> commands.add(command(in, at));
            case Roles.TELEOP -> teleop.add(command(in, at));
            case Roles.PLAN -> plans.add(plan(in, at));
            case Roles.SAID -> said.add(new Said(at, in.text()));
            case Roles.DIAGNOSTICS -> diagnoses.add(diagnosis(in, at));
            default -> {}
        }
    }

    private void motion(EvidenceMessage message, WireReader in, long at) {
        if (message.channel().schemaName().equals(KnownLayouts.POSE_STAMPED)) {
            tool(in, at);
        } else {
            odometry(in, at);
        }
    }

    /** A tool states no velocity; its speed is the change of its position, on the clock of its stamps. */
    private void tool(WireReader in, long at) {
        long stamped = in.headerStamp();
        odometry.poses().frame(in.text());
        double x = in.finite64();
        double y = in.finite64();
        double z = in.finite64();
        odometry.tool(at, stamped == 0 ? at : stamped, x, y, z, in.headingRadians());
    }

    private void odometry(WireReader in, long at) {
        long stamp = in.headerStamp();
        String frame = in.text();
        in.skipText();
        double x = in.finite64();
        double y = in.finite64();
        double z = in.finite64();
        double heading = in.headingRadians();
        in.skip(36 * 8);
        double vx = in.finite64();
        double vy = in.finite64();
        odometry.poses().frame(frame);
        odometry.poses().add(at, stamp == 0 ? at : stamp, x, y, z, heading, 0);
        odometry.speed(PoseTrack.planar(vx, vy));
    }

    private static void pose(PoseTrack.Builder track, EvidenceMessage message, WireReader in) {
        long stamp = in.headerStamp();
        String frame = in.text();
        if (message.channel().schemaName().equals(KnownLayouts.ODOMETRY)) {
            in.skipText();
        }
        double x = in.finite64();
        double y = in.finite64();
        double z = in.finite64();
        double heading = in.headingRadians();
        double variance = 0;
        if (!message.channel().schemaName().equals(KnownLayouts.POSE_STAMPED)) {
            double xx = in.float64();
            in.skip(6 * 8);
            variance = stated(xx, in.float64());
        }
        track.frame(frame);
        track.add(message.logTimeNanos(), stamp == 0 ? message.logTimeNanos() : stamp, x, y, z, heading, variance);
    }

    /** Mean of two variances; 0, which in ROS means unknown, where one of them is none. */
    private static double stated(double xx, double yy) {
        double mean = (xx + yy) / 2;
        return xx >= 0 && yy >= 0 && Double.isFinite(mean) ? mean : 0;
    }

    private static double nearestReturn(WireReader in) {
        in.headerStamp();
        in.skipText();
        in.skip(5 * 4);
        float least = in.float32();
        float most = in.float32();
        double nearest = Double.POSITIVE_INFINITY;
        int beams = in.count(4);
        for (int i = 0; i < beams; i++) {
            float range = in.float32();
            if (range >= least && range <= most && range < nearest) {
                nearest = range;
            }
        }
        return nearest;
    }

    private static List<PoseTrack.Point> people(WireReader in) {
        in.headerStamp();
        in.skipText();
        int count = in.count(56);
        List<PoseTrack.Point> found = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            found.add(new PoseTrack.Point(in.finite64(), in.finite64()));
            in.skip(40);
        }
        return found;
    }

    private static Command command(WireReader in, long at) {
        double ahead = in.finite64();
        in.skip(4 * 8);
        return new Command(at, ahead, in.finite64());
    }

    private static Plan plan(WireReader in, long at) {
        in.headerStamp();
        in.skipText();
        int count = in.count(72);
        int stride = Math.max(1, (count + PATH_POINTS_KEPT - 1) / PATH_POINTS_KEPT);
        List<Vector3> course = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            in.headerStamp();
            in.skipText();
            Vector3 point = new Vector3(in.finite64(), in.finite64(), in.finite64());
            in.skip(32);
            if (i % stride == 0 || i == count - 1) {
                course.add(point);
            }
        }
        return new Plan(at, course);
    }

    private static Diagnosis diagnosis(WireReader in, long at) {
        in.headerStamp();
        in.skipText();
        int worst = 0;
        String name = "";
        int count = in.count(17);
        for (int i = 0; i < count; i++) {
            int level = in.int8();
            String component = in.text();
            in.skipText();
            in.skipText();
            int values = in.count(8);
            for (int v = 0; v < values; v++) {
                in.skipText();
                in.skipText();
            }
            if (level > worst) {
                worst = level;
                name = component;
            }
        }
        return new Diagnosis(at, worst, name);
    }
}

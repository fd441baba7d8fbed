package org.robograde.grader.metrics.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.agent.evidence.Channel;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.grader.motion.geometry.Orientation;
import org.robograde.grader.motion.geometry.Vector3;

/** Files messages about an arm under their roles. */
final class ArmReader {
    private final Map<String, SpaceTrack.Builder> poses = new TreeMap<>();
    private final WrenchTrack.Builder wrench;
    private final JointTrack.Builder joints;
    private final List<OperatingState> states = new ArrayList<>();
    private final FieldLayouts layouts = new FieldLayouts();

    /** @param topics role to topic */
    ArmReader(Map<String, String> topics) {
        for (String role : Roles.ARM_POSES) {
            poses.put(role, new SpaceTrack.Builder(topics.getOrDefault(role, "")));
        }
        wrench = new WrenchTrack.Builder(topics.getOrDefault(Roles.WRENCH, ""));
        joints = new JointTrack.Builder(topics.getOrDefault(Roles.JOINTS, ""));
    }

    ArmTracks tracks() {
        return new ArmTracks(
                track(Roles.TOOL_POSE).build(),
                track(Roles.OBSERVED_TOOL).build(),
                track(Roles.TOOL_SETPOINT).build(),
                track(Roles.MASTER_POSE).build(),
                wrench.build(),
                joints.build(),
                states,
                List.of());
    }

    private SpaceTrack.Builder track(String role) {
        SpaceTrack.Builder builder = poses.get(role);
        if (builder == null) {
            throw new IllegalStateException("no track in space for the role " + role);
        }
        return builder;
    }

    /** @throws UnreadableMessageException if a field is of another kind than its name says, or four numbers are no orientation */
    void accept(String role, EvidenceMessage message) {
        try {
            file(role, message);
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessageException(String.valueOf(e.getMessage()));
        }
    }

    private void file(String role, EvidenceMessage message) {
        Channel channel = message.channel();
        long at = message.logTimeNanos();
        if (Roles.ARM_POSES.contains(role)) {
            if (KnownLayouts.known(channel, KnownLayouts.POSE_STAMPED)) {
                poseStamped(track(role), new WireReader(message.payload()), at);
            } else {
                FieldLayouts.Pose pose = layouts.pose(message);
                track(role).frame(pose.frame());
                long stamp = pose.stampNanos() == 0 ? at : pose.stampNanos();
                track(role).add(at, stamp, pose.position(), pose.orientation());
            }
        } else if (role.equals(Roles.WRENCH)) {
            if (KnownLayouts.known(channel, KnownLayouts.WRENCH_STAMPED)) {
                wrenchStamped(new WireReader(message.payload()), at);
            } else {
                FieldLayouts.Wrench both = layouts.wrench(message);
                wrench.add(at, both.force(), both.torque());
            }
        } else if (role.equals(Roles.JOINTS)) {
            if (KnownLayouts.known(channel, KnownLayouts.JOINT_STATE)) {
                jointState(new WireReader(message.payload()), at);
            } else {
                layouts.joints(message, joints);
            }
        } else {
            states.add(new OperatingState(at, layouts.state(message)));
        }
    }

    private static void poseStamped(SpaceTrack.Builder track, WireReader in, long at) {
        long stamp = in.headerStamp();
        String frame = in.text();
        Vector3 position = vector(in);
        double x = in.finite64();
        double y = in.finite64();
        double z = in.finite64();
        double w = in.finite64();
        track.frame(frame);
        track.add(at, stamp == 0 ? at : stamp, position, orientation(x, y, z, w));
    }

    private void wrenchStamped(WireReader in, long at) {
        in.headerStamp();
        in.skipText();
        Vector3 force = vector(in);
        wrench.add(at, force, vector(in));
    }

    private void jointState(WireReader in, long at) {
        in.headerStamp();
        in.skipText();
        List<String> names = new ArrayList<>();
        int count = in.count(4);
        for (int i = 0; i < count; i++) {
            names.add(in.text());
        }
        double[] positions = new double[in.count(8)];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = in.finite64();
        }
        joints.add(at, names, positions);
    }

    private static Vector3 vector(WireReader in) {
        return finite(new Vector3(in.finite64(), in.finite64(), in.finite64()));
    }

    static Vector3 finite(Vector3 vector) {
        if (!vector.isFinite()) {
            throw new UnreadableMessageException("a vector is " + vector);
        }
        return vector;
    }

    /** Absent for four zeros, which say that nobody filled it in. */
    static Optional<Orientation> orientation(double x, double y, double z, double w) {
        boolean none = x == 0 && y == 0 && z == 0 && w == 0;
        return none ? Optional.empty() : Optional.of(new Orientation(x, y, z, w));
    }

    static double[] finite(double[] numbers) {
        if (!Arrays.stream(numbers).allMatch(Double::isFinite)) {
            throw new UnreadableMessageException("a number is not finite");
        }
        return numbers;
    }
}

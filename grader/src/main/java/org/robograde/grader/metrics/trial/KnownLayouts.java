package org.robograde.grader.metrics.trial;

import java.util.Map;
import java.util.Optional;
import org.robograde.agent.evidence.Channel;

/** The message types whose layout the tracks are read from, with the MD5 that ROS 1 gives each definition. */
final class KnownLayouts {
    static final String ODOMETRY = "nav_msgs/Odometry";
    static final String POSE_STAMPED = "geometry_msgs/PoseStamped";
    static final String POSE_WITH_COVARIANCE = "geometry_msgs/PoseWithCovarianceStamped";
    static final String POSE_ARRAY = "geometry_msgs/PoseArray";
    static final String LASER_SCAN = "sensor_msgs/LaserScan";
    static final String TWIST = "geometry_msgs/Twist";
    static final String PATH = "nav_msgs/Path";
    static final String STRING = "std_msgs/String";
    static final String DIAGNOSTICS = "diagnostic_msgs/DiagnosticArray";
    static final String WRENCH_STAMPED = "geometry_msgs/WrenchStamped";
    static final String JOINT_STATE = "sensor_msgs/JointState";

    private static final Map<String, String> MD5 = Map.ofEntries(
            Map.entry(ODOMETRY, "cd5e73d190d741a2f92e81eda573aca7"),
            Map.entry(POSE_STAMPED, "d3812c3cbc69362b77dc0b19b345f8f5"),
            Map.entry(POSE_WITH_COVARIANCE, "953b798c0f514ff060a53a3498ce6246"),
            Map.entry(POSE_ARRAY, "916c28c5764443f268b296bb671b9d97"),
            Map.entry(LASER_SCAN, "90c7ef2dc6895d81024acba2ac42f369"),
            Map.entry(TWIST, "9f195f881246fdfa2798d1d3eebca84a"),
            Map.entry(PATH, "6227e2b7e9cce15051f669a5e197bbf7"),
            Map.entry(STRING, "992ce8a1687cec8c8bd883ec73ca41d1"),
            Map.entry(DIAGNOSTICS, "60810da900de1dd6ddd437c3503511da"),
            Map.entry(WRENCH_STAMPED, "d78d3cb249ce23087ade7e7d0c40cfa7"),
            Map.entry(JOINT_STATE, "3066dcd76a6cfaef579bd0f34173e9fd"));

    private KnownLayouts() {}

    /** Whether a channel's messages are of this type as it is known here. */
    static boolean known(Channel channel, String type) {
        String stated = channel.metadata().getOrDefault("md5sum", "*");
        return channel.messageEncoding().equals("ros1")
                && channel.schemaName().equals(type)
                && (stated.equals("*") || stated.equals(MD5.get(type)));
    }

    /** Why a channel cannot be read as a role, or nothing when it can. */
    static Optional<String> obstacle(String role, Channel channel) {
        if (Roles.ARM.contains(role)) {
            return FieldLayouts.obstacle(role, channel);
        }
        String at = role + " on " + channel.topic();
        if (!channel.messageEncoding().equals("ros1")) {
            return Optional.of(at + " is encoded " + channel.messageEncoding() + "; only ros1 is read");
        }
        String known = MD5.get(channel.schemaName());
        if (known == null) {
            return Optional.of(at + " is a " + channel.schemaName() + ", which is not read as " + role);
        }
        String stated = channel.metadata().getOrDefault("md5sum", known);
        if (!stated.equals(known) && !stated.equals("*")) {
            return Optional.of(at + " has another definition of " + channel.schemaName() + " (" + stated
                    + ") than the known " + known);
        }
        return Optional.empty();
    }
}

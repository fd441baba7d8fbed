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

    private static final Map<String, String> MD5 = Map.of(
            ODOMETRY, "cd5e73d190d741a2f92e81eda573aca7",
            POSE_STAMPED, "d3812c3cbc69362b77dc0b19b345f8f5",
            POSE_WITH_COVARIANCE, "953b798c0f514ff060a53a3498ce6246",
            POSE_ARRAY, "916c28c5764443f268b296bb671b9d97",
            LASER_SCAN, "90c7ef2dc6895d81024acba2ac42f369",
            TWIST, "9f195f881246fdfa2798d1d3eebca84a",
            PATH, "6227e2b7e9cce15051f669a5e197bbf7",
            STRING, "992ce8a1687cec8c8bd883ec73ca41d1",
            DIAGNOSTICS, "60810da900de1dd6ddd437c3503511da");

    private KnownLayouts() {}

    /** Why a channel cannot be read as a role, or nothing when it can. */
    static Optional<String> obstacle(String role, Channel channel) {
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

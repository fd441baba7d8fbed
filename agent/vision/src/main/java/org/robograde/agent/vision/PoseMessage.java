package org.robograde.agent.vision;

import java.util.List;
import org.robograde.agent.vision.track.TrackPose;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RosTime;

/**
 * A unit's pose as {@code geometry_msgs/PoseWithCovarianceStamped} in frame {@code map}. The height is the floor's and the turn is
 * about the vertical, both by assumption; their variances are those the mount states. Rounded to the micrometre and microradian (and
 * their squares), so that the last bits, which may differ between processors, are not in the bytes.
 */
final class PoseMessage {
    private static final double FINEST = 1e-6;

    private final MessageSchema schema;
    private long count;

    PoseMessage(MessageSchema schema) {
        this.schema = schema;
    }

    Message of(long stampNanos, UnitPose pose, FiducialMount mount) {
        Quaternion turn = Quaternion.ofHeading(rounded(pose.headingRadians(), FINEST));
        return schema.newMessage()
                .set("header.seq", count++)
                .set("header.stamp", RosTime.ofNanos(stampNanos))
                .set("header.frame_id", "map")
                .set("pose.pose.position.x", rounded(pose.xMeters(), FINEST))
                .set("pose.pose.position.y", rounded(pose.yMeters(), FINEST))
                .set("pose.pose.orientation.z", turn.z())
                .set("pose.pose.orientation.w", turn.w())
                .set("pose.covariance", covariance(pose.covariance(), mount))
                .build();
    }

    /** A pose of six dimensions with its own covariance, which is in ROS's order already. */
    Message of(long stampNanos, TrackPose pose) {
        double[] at = pose.inMap().shift();
        List<Double> turn = pose.inMap().quaternionXyzw();
        double[] covariance = new double[36];
        for (int i = 0; i < 36; i++) {
            covariance[i] = rounded(pose.covariance().getEntry(i / 6, i % 6), FINEST * FINEST);
        }
        return schema.newMessage()
                .set("header.seq", count++)
                .set("header.stamp", RosTime.ofNanos(stampNanos))
                .set("header.frame_id", "map")
                .set("pose.pose.position.x", rounded(at[0], FINEST))
                .set("pose.pose.position.y", rounded(at[1], FINEST))
                .set("pose.pose.position.z", rounded(at[2], FINEST))
                .set("pose.pose.orientation.x", rounded(turn.get(0), FINEST))
                .set("pose.pose.orientation.y", rounded(turn.get(1), FINEST))
                .set("pose.pose.orientation.z", rounded(turn.get(2), FINEST))
                .set("pose.pose.orientation.w", rounded(turn.get(3), FINEST))
                .set("pose.covariance", covariance)
                .build();
    }

    /** Row-major 6x6 in ROS order: x, y, z, turns about x, y, z. */
    private static double[] covariance(List<Double> planar, FiducialMount mount) {
        int[] places = {0, 1, 5};
        double[] covariance = new double[36];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                covariance[6 * places[i] + places[j]] = rounded(planar.get(3 * i + j), FINEST * FINEST);
            }
        }
        covariance[14] = rounded(squared(mount.heightStandardUncertaintyMeters()), FINEST * FINEST);
        covariance[21] = rounded(squared(mount.tiltStandardUncertaintyRadians()), FINEST * FINEST);
        covariance[28] = covariance[21];
        return covariance;
    }

    private static double squared(double value) {
        return value * value;
    }

    private static double rounded(double value, double finest) {
        // Rint keeps -0.0; adding zero does not.
        return Math.rint(value / finest) * finest + 0.0;
    }
}

package org.robograde.robots.sim.arm;

import java.util.List;
import java.util.Optional;

/**
 * The chain of a six-axis arm with a spherical wrist. Joint 1 turns about the vertical; joints 2 and 3 pitch the upper arm and the forearm, 0 is
 * straight up and in line; joints 4 to 6 turn the wrist about the forearm, pitch it, and turn it about the tool. The closed form of the way back
 * keeps the shoulder in front and the elbow up, and takes the wrist that is nearer to where the joints are.
 *
 * @param shoulderHeight of joint 2 above the base, metres
 * @param shoulderOffset of joint 2 from the axis of joint 1, metres
 * @param upperArm length, metres
 * @param forearm length from elbow to wrist, metres
 * @param tool length from wrist to tool centre, metres
 * @param limits of the six joints
 */
public record SixAxisArm(
        double shoulderHeight,
        double shoulderOffset,
        double upperArm,
        double forearm,
        double tool,
        List<JointLimit> limits) {
    public static final int JOINTS = 6;

    /** An arm of 1.6 m reach, of the size that stands at a packing table. */
    public static final SixAxisArm BENCH = new SixAxisArm(
            0.45,
            0.15,
            0.75,
            0.70,
            0.15,
            List.of(
                    new JointLimit(-2.96, 2.96, 3.0, 14),
                    new JointLimit(-1.2, 2.4, 2.6, 12),
                    new JointLimit(-0.6, 2.75, 3.0, 14),
                    new JointLimit(-3.3, 3.3, 6.0, 30),
                    new JointLimit(-2.3, 2.3, 6.0, 30),
                    new JointLimit(-6.1, 6.1, 7.5, 40)));

    public SixAxisArm {
        limits = List.copyOf(limits);
        if (limits.size() != JOINTS) {
            throw new IllegalArgumentException("six joints need six limits, got " + limits.size());
        }
    }

    /** Where the tool is. */
    public ToolPose forward(double[] joints) {
        Turn upper = Turn.aboutZ(joints[0]).after(Turn.aboutY(joints[1]));
        Turn fore = upper.after(Turn.aboutY(joints[2]));
        Turn hand =
                fore.after(Turn.aboutZ(joints[3])).after(Turn.aboutY(joints[4])).after(Turn.aboutZ(joints[5]));
        Point3 shoulder = Turn.aboutZ(joints[0]).of(new Point3(shoulderOffset, 0, shoulderHeight));
        Point3 wrist = shoulder.plus(upper.of(new Point3(0, 0, upperArm))).plus(fore.of(new Point3(0, 0, forearm)));
        return new ToolPose(wrist.plus(hand.of(new Point3(0, 0, tool))), hand);
    }

    /**
     * The joints that bring the tool to a pose.
     *
     * @param near where the joints are now; of the two ways to hold the wrist the nearer one is taken
     * @return empty if the pose is out of reach, or takes a joint beyond its limit
     */
    public Optional<double[]> inverse(ToolPose pose, double[] near) {
        Point3 wrist = pose.position().minus(pose.orientation().of(new Point3(0, 0, tool)));
        double radial = Math.hypot(wrist.x(), wrist.y()) - shoulderOffset;
        double height = wrist.z() - shoulderHeight;
        double reach2 = radial * radial + height * height;
        double cosine = (reach2 - upperArm * upperArm - forearm * forearm) / (2 * upperArm * forearm);
        if (!(Math.abs(cosine) <= 1)) {
            return Optional.empty();
        }
        double elbow = Math.acos(cosine);
        double yaw = nearest(Math.atan2(wrist.y(), wrist.x()), near[0]);
        double pitch = Math.atan2(radial, height)
                - Math.atan2(forearm * Math.sin(elbow), upperArm + forearm * Math.cos(elbow));
        Turn fore = Turn.aboutZ(yaw).after(Turn.aboutY(pitch + elbow));
        Turn hand = fore.inverse().after(pose.orientation());
        double[] one = wrist(hand, 1, near);
        double[] other = wrist(hand, -1, near);
        double[] nearer = distance(one, near) <= distance(other, near) ? one : other;
        return within(new double[] {yaw, pitch, elbow, nearer[0], nearer[1], nearer[2]})
                .or(() -> within(new double[] {
                    yaw,
                    pitch,
                    elbow,
                    other(nearer, one, other)[0],
                    other(nearer, one, other)[1],
                    other(nearer, one, other)[2]
                }));
    }

    private static double[] other(double[] taken, double[] one, double[] another) {
        return taken == one ? another : one;
    }

    /** Joints 4 to 6 for a turn of the hand against the forearm, with joint 5 to one side. */
    private static double[] wrist(Turn hand, int side, double[] near) {
        Point3 along = hand.of(new Point3(0, 0, 1));
        double sine = Math.hypot(along.x(), along.y());
        double bend = Math.atan2(side * sine, along.z());
        if (sine < 1e-6) {
            // Straight: only the sum of joints 4 and 6 is given; joint 4 stays.
            Point3 x = hand.of(new Point3(1, 0, 0));
            double sum = Math.atan2(x.y(), x.x());
            return new double[] {near[3], along.z() > 0 ? 0 : bend, nearest(sum - near[3], near[5])};
        }
        double roll = Math.atan2(side * along.y(), side * along.x());
        Point3 axis = hand.inverse().of(new Point3(0, 0, 1));
        double turn = Math.atan2(side * axis.y(), -side * axis.x());
        return new double[] {nearest(roll, near[3]), bend, nearest(turn, near[5])};
    }

    private Optional<double[]> within(double[] joints) {
        for (int i = 0; i < JOINTS; i++) {
            if (!limits.get(i).holds(joints[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(joints);
    }

    private static double distance(double[] wrist, double[] near) {
        return Math.abs(wrist[0] - near[3]) + Math.abs(wrist[1] - near[4]) + Math.abs(wrist[2] - near[5]);
    }

    /** The same angle, in the turn that is nearest to another. */
    private static double nearest(double radians, double to) {
        return radians + 2 * Math.PI * Math.rint((to - radians) / (2 * Math.PI));
    }
}

package org.robograde.robots.sim.industrial;

import java.util.List;
import org.robograde.robots.sim.arm.SixAxisArm;

/** Joints over time, from where they were through the points of a trajectory, slowly at each. */
final class JointCourse {
    private final double[] start;
    private final List<ArmCommand.JointPoint> points;

    JointCourse(double[] start, List<ArmCommand.JointPoint> points) {
        this.start = start.clone();
        this.points = List.copyOf(points);
    }

    double[] at(double seconds) {
        double fromSeconds = 0;
        double[] from = start.clone();
        for (ArmCommand.JointPoint point : points) {
            double[] to =
                    point.radians().stream().mapToDouble(Double::doubleValue).toArray();
            if (seconds < point.atSeconds()) {
                return between(from, to, (seconds - fromSeconds) / (point.atSeconds() - fromSeconds));
            }
            fromSeconds = point.atSeconds();
            from = to;
        }
        return from;
    }

    double seconds() {
        return points.get(points.size() - 1).atSeconds();
    }

    private static double[] between(double[] from, double[] to, double share) {
        double smooth = share * share * share * (10 + share * (6 * share - 15));
        double[] joints = new double[SixAxisArm.JOINTS];
        for (int i = 0; i < joints.length; i++) {
            joints[i] = from[i] + (to[i] - from[i]) * smooth;
        }
        return joints;
    }
}

package org.robograde.robots.sim.arm;

import java.util.List;

/** A way of the tool through space: straight from pose to pose, turning evenly along each piece. */
public final class Course {
    private final List<ToolPose> poses;
    private final double[] ends;

    /** @param poses one or more; successive ones may be in one place */
    public Course(List<ToolPose> poses) {
        if (poses.isEmpty()) {
            throw new IllegalArgumentException("a course needs a pose");
        }
        this.poses = List.copyOf(poses);
        ends = new double[poses.size()];
        for (int i = 1; i < ends.length; i++) {
            ends[i] = ends[i - 1] + length(poses.get(i - 1), poses.get(i));
        }
    }

    /** A turn on the spot takes its way too: a radian counts as 0.2 m. */
    private static double length(ToolPose from, ToolPose to) {
        return Math.max(
                from.position().distanceTo(to.position()),
                0.2 * from.orientation().angleTo(to.orientation()));
    }

    public List<ToolPose> poses() {
        return poses;
    }

    public ToolPose end() {
        return poses.get(poses.size() - 1);
    }

    public double lengthMeters() {
        return ends[ends.length - 1];
    }

    /** Where the tool is after so much of the way. */
    public ToolPose at(double meters) {
        int i = 1;
        while (i < ends.length && ends[i] < meters) {
            i++;
        }
        if (i >= ends.length) {
            return end();
        }
        double piece = ends[i] - ends[i - 1];
        double share = piece <= 0 ? 1 : Math.max(0, Math.min(1, (meters - ends[i - 1]) / piece));
        ToolPose from = poses.get(i - 1);
        ToolPose to = poses.get(i);
        return new ToolPose(
                from.position().plus(to.position().minus(from.position()).times(share)),
                from.orientation().towards(to.orientation(), share));
    }

    /** How sharply it bends at the next corner ahead of a place: the way to it, and the cosine of the turn there (1: straight on). */
    public Corner cornerAhead(double meters) {
        for (int i = 1; i < ends.length - 1; i++) {
            if (ends[i] > meters) {
                return new Corner(ends[i] - meters, cosine(i));
            }
        }
        return new Corner(lengthMeters() - meters, -1);
    }

    private double cosine(int i) {
        Point3 before = poses.get(i).position().minus(poses.get(i - 1).position());
        Point3 after = poses.get(i + 1).position().minus(poses.get(i).position());
        double lengths = before.norm() * after.norm();
        return lengths < 1e-9 ? 1 : before.dot(after) / lengths;
    }

    /** @param cosine of the angle between the directions before and after; the end of the course counts as turning back */
    public record Corner(double metersAhead, double cosine) {}
}

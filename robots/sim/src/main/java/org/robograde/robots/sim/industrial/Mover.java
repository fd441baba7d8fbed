package org.robograde.robots.sim.industrial;

import java.util.Optional;
import org.robograde.robots.sim.arm.Course;
import org.robograde.robots.sim.arm.CourseRun;
import org.robograde.robots.sim.arm.JogRun;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.SixAxisArm;
import org.robograde.robots.sim.arm.ToolPose;

/** Brings the arm's reference from where it is along a course, a jog or a trajectory, one at a time, and holds it otherwise. */
final class Mover {
    static final double ACCELERATION = 1.6;
    private static final double JOG_ACCELERATION = 1.2;
    private static final double STOP_ACCELERATION = 3.0;
    private static final double ARRIVED_RADIANS = 0.004;

    private final SixAxisArm arm;
    private final ArmBody body;
    private ToolPose reference;
    private double[] joints;
    private Optional<CourseRun> run = Optional.empty();
    private Optional<JogRun> jog = Optional.empty();
    private Optional<JointCourse> trajectory = Optional.empty();
    private double trajectorySeconds;
    private boolean dropped;
    private boolean outOfReach;

    Mover(SixAxisArm arm, ArmBody body) {
        this.arm = arm;
        this.body = body;
        joints = body.encoders();
        reference = arm.forward(joints);
    }

    void go(Course course, double metersPerSecond) {
        clear();
        run = Optional.of(new CourseRun(course, metersPerSecond, ACCELERATION));
    }

    void follow(JointCourse course) {
        clear();
        trajectory = Optional.of(course);
        trajectorySeconds = 0;
    }

    private void clear() {
        run = Optional.empty();
        jog = Optional.empty();
        trajectory = Optional.empty();
        dropped = false;
        outOfReach = false;
    }

    /** Brakes along the way it is on, and stays there. */
    void drop() {
        dropped = true;
        if (trajectory.isPresent()) {
            trajectory = Optional.empty();
            joints = body.encoders();
            reference = arm.forward(joints);
        }
    }

    /**
     * Lets a step pass.
     *
     * @param atMost metres per second allowed now
     * @param steering what a hand on the joystick asks, if one is there
     * @param correction added to the tool's place for errors that the unit knows of
     */
    void step(double atMost, double braking, Optional<Point3> steering, Point3 correction, double seconds) {
        if (trajectory.isPresent()) {
            followTrajectory(atMost, seconds);
        } else {
            if (steering.isPresent() || jog.isPresent()) {
                steer(atMost == 0 ? Point3.ZERO : steering.orElse(Point3.ZERO), seconds);
            } else {
                run.ifPresent(course -> alongCourse(course, dropped ? 0 : atMost, braking, seconds));
            }
            toJoints(correction);
        }
        body.step(joints, seconds);
    }

    private void followTrajectory(double atMost, double seconds) {
        // Time stands still where motion is not allowed; the drives brake as hard as they can.
        trajectorySeconds += atMost > 0 ? seconds : 0;
        joints = trajectory.orElseThrow().at(trajectorySeconds);
        reference = arm.forward(joints);
    }

    private void steer(Point3 wanted, double seconds) {
        JogRun hand = jog.orElseGet(() -> new JogRun(reference, JOG_ACCELERATION));
        run = Optional.empty();
        ToolPose before = hand.pose();
        hand.step(wanted, seconds);
        jog = Optional.of(hand);
        if (arm.inverse(hand.pose(), joints).isPresent()) {
            reference = hand.pose();
        } else {
            // At the edge of reach the hand feels a stop.
            jog = Optional.of(new JogRun(before, JOG_ACCELERATION));
        }
        if (wanted.equals(Point3.ZERO) && hand.speed() == 0) {
            jog = Optional.empty();
        }
    }

    private void alongCourse(CourseRun course, double atMost, double braking, double seconds) {
        course.step(atMost, dropped ? STOP_ACCELERATION : braking, seconds);
        reference = course.pose();
        if (dropped && course.speed() == 0) {
            clear();
        }
    }

    private void toJoints(Point3 correction) {
        Optional<double[]> found = arm.inverse(reference.moved(correction), joints);
        outOfReach = found.isEmpty();
        joints = found.orElse(joints);
    }

    /** Whether what it was told last is done, and the drives have caught up. */
    boolean arrived() {
        boolean through = run.map(CourseRun::done).orElse(true)
                && jog.isEmpty()
                && trajectory
                        .map(course -> trajectorySeconds >= course.seconds())
                        .orElse(true);
        return through && lagRadians() < ARRIVED_RADIANS;
    }

    boolean unreachable() {
        return outOfReach;
    }

    private double lagRadians() {
        double[] now = body.encoders();
        double greatest = 0;
        for (int i = 0; i < now.length; i++) {
            greatest = Math.max(greatest, Math.abs(now[i] - joints[i]));
        }
        return greatest;
    }

    /** Of the reference, metres per second. */
    double speed() {
        return run.map(CourseRun::speed).orElse(jog.map(JogRun::speed).orElse(0.0));
    }

    Optional<CourseRun> run() {
        return run.filter(course -> !course.done());
    }

    ToolPose reference() {
        return reference;
    }
}

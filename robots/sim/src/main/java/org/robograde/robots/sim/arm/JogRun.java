package org.robograde.robots.sim.arm;

/** Moves the tool as a hand on a joystick asks: a speed in space, reached within an acceleration. */
public final class JogRun {
    private ToolPose pose;
    private Point3 speed = Point3.ZERO;
    private final double acceleration;

    public JogRun(ToolPose from, double acceleration) {
        pose = from;
        this.acceleration = acceleration;
    }

    /** @param wanted metres per second */
    public void step(Point3 wanted, double seconds) {
        Point3 change = wanted.minus(speed);
        double atMost = acceleration * seconds;
        speed = change.norm() <= atMost ? wanted : speed.plus(change.times(atMost / change.norm()));
        pose = pose.moved(speed.times(seconds));
    }

    public ToolPose pose() {
        return pose;
    }

    public double speed() {
        return speed.norm();
    }
}

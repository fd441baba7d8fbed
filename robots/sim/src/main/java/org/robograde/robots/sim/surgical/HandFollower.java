package org.robograde.robots.sim.surgical;

import org.robograde.robots.sim.arm.Point3;

/** From the hand controller to the setpoint: delayed, scaled, and as far as the unit can, freed of tremor and foreseen. */
final class HandFollower {
    /** The hand's speed for foreseeing it is taken from its slow motion only. */
    private static final double SLOW_HERTZ = 1.2;

    private final Skills skills;
    private final double scale;
    private final Past<Point3> past;
    private final SmoothedPoint smoothed;
    private final SmoothedPoint slow;
    private Point3 masterAtStart = Point3.ZERO;
    private Point3 toolAtStart = Point3.ZERO;

    HandFollower(Skills skills, double scale, double stepSeconds) {
        this.skills = skills;
        this.scale = scale;
        past = new Past<>(skills.handDelaySeconds(), stepSeconds);
        smoothed = new SmoothedPoint(Math.max(0.1, skills.filterHertz()), stepSeconds);
        slow = new SmoothedPoint(SLOW_HERTZ, stepSeconds);
    }

    /** The tool stays where it is, wherever the hand is. */
    void engage(Point3 master, Point3 tool) {
        past.clear();
        smoothed.clear();
        slow.clear();
        masterAtStart = master;
        toolAtStart = tool;
    }

    Point3 follow(Point3 master) {
        Point3 hand = past.push(master);
        slow.push(hand);
        if (skills.filterHertz() > 0) {
            hand = smoothed.push(hand).plus(slow.speed().times(skills.leadSeconds()));
        }
        return toolAtStart.plus(hand.minus(masterAtStart).times(scale));
    }
}

package org.robograde.robots.sim.unit;

import org.robograde.robots.sim.world.PlanePose;

/** What a mind has its hands on: the driver, the goals, the voice, and where the unit believes it is. */
final class Helm {
    private final Driver driver;
    private final GoalBoard goals;
    private final Voice voice;
    private PlanePose pose;
    private long nowNanos;

    Helm(Driver driver, GoalBoard goals, Voice voice, PlanePose pose) {
        this.driver = driver;
        this.goals = goals;
        this.voice = voice;
        this.pose = pose;
    }

    Driver driver() {
        return driver;
    }

    GoalBoard goals() {
        return goals;
    }

    PlanePose pose() {
        return pose;
    }

    /** The time of the step under way. */
    long nowNanos() {
        return nowNanos;
    }

    void tick(long now) {
        nowNanos = now;
    }

    void moveTo(PlanePose estimate) {
        pose = estimate;
    }

    /** Says something after a pause for thought. */
    void say(String text, long nowNanos, double pauseSeconds) {
        voice.say(text, nowNanos + Math.round(pauseSeconds * 1e9));
    }

    /** Plans to the goal under way from where the unit is; true if there is none or a way was found. */
    boolean planAgain() {
        return goals.active().map(goal -> driver.plan(pose, goal.target())).orElse(true);
    }
}

package org.robograde.robots.sim.surgical;

/** From the hand controller to the setpoint: delayed, scaled, and as far as the unit can, freed of tremor and foreseen. */
final class HandFollower {
    /** The hand's speed for foreseeing it is taken from its slow motion only. */
    private static final double SLOW_HERTZ = 1.2;

    private final Skills skills;
    private final double scale;
    private final Past<SpacePoint> past;
    private final SmoothedPoint smoothed;
    private final SmoothedPoint slow;
    private SpacePoint masterAtStart = SpacePoint.ORIGIN;
    private SpacePoint toolAtStart = SpacePoint.ORIGIN;

    HandFollower(Skills skills, double scale, double stepSeconds) {
        this.skills = skills;
        this.scale = scale;
        past = new Past<>(skills.handDelaySeconds(), stepSeconds);
        smoothed = new SmoothedPoint(Math.max(0.1, skills.filterHertz()), stepSeconds);
        slow = new SmoothedPoint(SLOW_HERTZ, stepSeconds);
    }

    /** The tool stays where it is, wherever the hand is. */
    void engage(SpacePoint master, SpacePoint tool) {
        past.clear();
        smoothed.clear();
        slow.clear();
        masterAtStart = master;
        toolAtStart = tool;
    }

    SpacePoint follow(SpacePoint master) {
        SpacePoint hand = past.push(master);
        slow.push(hand);
        if (skills.filterHertz() > 0) {
            hand = smoothed.push(hand).plus(slow.speed().times(skills.leadSeconds()));
        }
        return toolAtStart.plus(hand.minus(masterAtStart).times(scale));
    }
}

package org.robograde.robots.sim.unit;

import org.robograde.robots.sim.ability.Ability;

/**
 * What an ability means for a unit's sensing, in figures; how it decides is its mind's affair.
 *
 * @param localisationMeters standard deviation of a matched pose, each axis: a coarse map, a fine one, or a fine one with fused odometry
 * @param localisationRadians the same of the heading
 * @param matchEveryScans a scan is matched to the map only every so often; odometry carries on between
 * @param cameraShare how much of a match rests on what a camera sees at the ceiling, and not on the laser
 * @param followsPeople whether it takes for people what has walked, and not what has a person's width
 * @param peopleMissed share of the people in a scan that are not taken for people; 1 where none are looked for
 * @param peopleInvented how often a scan makes up a person, per scan
 * @param peopleMeters standard deviation of where a person is said to be, each axis
 * @param linkPatienceSeconds how long after its link fell silent the unit stops; infinite where it does not watch its link
 * @param obeysStrangersSpeeds whether its base takes speeds from any node
 * @param obeysStrangersGoals whether it takes goals and words from any node
 * @param restartSeconds how long it stands after a message it could not read, because its driver fell over it and starts again; 0 where it leaves such a
 *     message out
 * @param adapts whether it measures its own odometry's error and takes it out, and holds its sensors against each other
 */
record Skill(
        double localisationMeters,
        double localisationRadians,
        int matchEveryScans,
        double cameraShare,
        boolean followsPeople,
        double peopleMissed,
        double peopleInvented,
        double peopleMeters,
        double linkPatienceSeconds,
        boolean obeysStrangersSpeeds,
        boolean obeysStrangersGoals,
        double restartSeconds,
        boolean adapts) {
    static Skill of(Ability ability) {
        return switch (ability) {
            case STEERED ->
                new Skill(0.040, 0.020, 20, 0.9, false, 1, 0, 0, Double.POSITIVE_INFINITY, true, true, 4, false);
            case COMMANDED -> new Skill(0.020, 0.010, 10, 0.7, false, 1, 0, 0, 2.5, true, true, 2.5, false);
            case ATTENTIVE -> new Skill(0.015, 0.008, 2, 0.5, false, 0.25, 0.006, 0.10, 1.2, false, true, 1, false);
            case SELF_RELIANT -> new Skill(0.010, 0.006, 1, 0.25, true, 0.08, 0.001, 0.06, 0.6, false, false, 0, false);
            case ADAPTIVE -> new Skill(0.006, 0.004, 1, 0.1, true, 0.03, 0.0003, 0.04, 0.3, false, false, 0, true);
        };
    }
}

package org.robograde.robots.sim.industrial;

import org.robograde.robots.sim.ability.Ability;

/**
 * What an ability means for this unit, as behaviour. Nothing of it is published.
 *
 * @param takesTasks whether it moves by itself at all
 * @param sees whether it looks for parts with its camera and for people with its scanner
 * @param makesWays whether it plans around what is in its way
 * @param remembersWays whether it keeps in mind what was in its way for the tasks to come
 * @param asksBack whether it asks when an order can mean two things, and answers from memory
 * @param guarded whether it feels for contact when it sets something down
 * @param graspTries how often it reaches for a part before it gives up
 * @param recovers whether it looks for what it dropped, and goes on from memory when its camera is silent
 * @param compensates whether it measures its own errors at marks and corrects them
 * @param doubtsCamera whether it checks its camera against a mark it knows
 * @param stopMeters distance to people at which it stops
 * @param slowMeters distance to people below which it goes slowly
 * @param foreseesMeters how far ahead it sees an obstacle
 * @param missesPeople share of scans in which a person is not noticed
 * @param patienceSeconds how long it waits before an obstacle until it calls
 * @param linkWatchSeconds how soon it stops when its link is gone; infinite: never
 */
record Skills(
        boolean takesTasks,
        boolean sees,
        boolean makesWays,
        boolean remembersWays,
        boolean asksBack,
        boolean guarded,
        int graspTries,
        boolean recovers,
        boolean compensates,
        boolean doubtsCamera,
        double stopMeters,
        double slowMeters,
        double foreseesMeters,
        double missesPeople,
        double patienceSeconds,
        double linkWatchSeconds) {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    static Skills of(Ability ability) {
        return switch (ability) {
            case STEERED ->
                new Skills(false, false, false, false, false, false, 0, false, false, false, 0, 0, 0, 1, NEVER, NEVER);
            case COMMANDED ->
                new Skills(
                        true, false, false, false, false, false, 1, false, false, false, 0.9, 0.9, 0.15, 1, 3, NEVER);
            case ATTENTIVE ->
                new Skills(true, true, false, false, true, true, 2, false, false, false, 0.8, 1.6, 0.40, 0.06, 4, 1.0);
            case SELF_RELIANT ->
                new Skills(true, true, true, false, true, true, 4, true, false, false, 0.8, 1.6, 0.60, 0.02, 6, 0.5);
            case ADAPTIVE ->
                new Skills(true, true, true, true, true, true, 4, true, true, true, 0.8, 1.6, 0.60, 0.01, 6, 0.3);
        };
    }

    /** Whether a person in its cell stops it until someone says that it may go on. */
    boolean needsLeaveAfterPeople() {
        return takesTasks && !sees;
    }
}

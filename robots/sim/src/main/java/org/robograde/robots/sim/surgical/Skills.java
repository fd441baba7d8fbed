package org.robograde.robots.sim.surgical;

import org.robograde.robots.sim.ability.Ability;

/**
 * What a unit of an ability can do: the whole difference between the five. Nothing else in this package asks for the ability.
 *
 * @param handDelaySeconds from the hand controller to the setpoint
 * @param filterHertz of the tremor filter; 0: the hand's motion goes through as it is
 * @param leadSeconds by which a filtered hand is foreseen
 * @param takesMotions whether it carries out {@code move_cp}
 * @param keepsOut whether its setpoint stays out of what is forbidden, and foreign motions are refused
 * @param plans whether it sees rings and targets and finds its own course to them
 * @param asksApproval whether a person must agree to a plan first
 * @param retries how often it tries again after something went wrong, before it calls for help
 * @param compensates whether it corrects its drift, its gears' play and its arm's yielding by its tracker
 * @param linkWatchSeconds how long it goes on after the console fell silent
 * @param goesOnAlone whether it goes on by itself when a disturbance is over
 * @param answersSeconds until it answers a question; negative: it never does
 */
record Skills(
        double handDelaySeconds,
        double filterHertz,
        double leadSeconds,
        boolean takesMotions,
        boolean keepsOut,
        boolean plans,
        boolean asksApproval,
        int retries,
        boolean compensates,
        double linkWatchSeconds,
        boolean goesOnAlone,
        double answersSeconds) {
    static Skills of(Ability ability) {
        return switch (ability) {
            case STEERED -> new Skills(0.14, 0, 0, false, false, false, false, 0, false, 0.6, false, -1);
            case COMMANDED -> new Skills(0.10, 3, 0, true, false, false, false, 0, false, 0.4, false, 1.4);
            case ATTENTIVE -> new Skills(0.08, 3, 0, true, true, true, true, 1, false, 0.3, false, 1.0);
            case SELF_RELIANT -> new Skills(0.08, 3.5, 0, true, true, true, false, 6, false, 0.2, true, 0.7);
            case ADAPTIVE -> new Skills(0.06, 3.5, 0.1, true, true, true, false, 6, true, 0.1, true, 0.5);
        };
    }
}

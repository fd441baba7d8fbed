package org.robograde.scenarios.language;

import java.util.List;
import java.util.Optional;

/**
 * Who looks after the unit. A simulated operator acts on what can be seen and heard: a call for help, a unit that stands although it has a goal, a closed way; never
 * on what the unit is said to be able to do.
 *
 * @param simulated whether the player itself acts; else a person does, and tells the station
 * @param reactionSecondsFrom the shortest time until a simulated operator acts
 * @param reactionSecondsTo the longest; the trial's seed picks one in between each time
 * @param interventionsAtMost a simulated operator does nothing any more after so many
 * @param onHelp what a simulated operator does when the unit calls because its way is closed; empty: nothing special
 * @param onStanding what a simulated operator does about a unit that stands; empty: nothing
 */
public record Operator(
        boolean simulated,
        double reactionSecondsFrom,
        double reactionSecondsTo,
        int interventionsAtMost,
        Optional<Intervention> onHelp,
        Optional<OnStanding> onStanding) {

    /**
     * One way to help.
     *
     * @param kind {@code approval} (words only) or {@code correction} (words, then other goals first)
     * @param words said to the unit, if any
     * @param via places to drive to before the original goal is sent again
     */
    public record Intervention(String kind, Optional<String> words, List<String> via) {
        public Intervention {
            via = List.copyOf(via);
        }
    }

    /**
     * From words to hands: the operator says go on, steers it past the place, steers it all the way, and at last carries it on; each only after the one before did
     * not help. A unit that has not moved at all since it was sent is steered at once.
     *
     * @param afterSeconds of standing and silence
     * @param carries whether the operator may also lift it
     */
    public record OnStanding(double afterSeconds, boolean carries) {}

    /** Nobody looks after it. */
    public static Operator none() {
        return new Operator(true, 0, 0, 0, Optional.empty(), Optional.empty());
    }
}

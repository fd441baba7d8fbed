package org.robograde.scenarios.language;

import java.util.List;
import java.util.Optional;

/**
 * Who answers when the unit asks for help.
 *
 * @param simulated whether the player itself answers; else a person does, and tells the station
 * @param reactionSecondsFrom the shortest time until a simulated operator acts
 * @param reactionSecondsTo the longest; the trial's seed picks one in between for each request
 * @param interventionsAtMost a simulated operator ignores requests after so many
 * @param onHelp what a simulated operator does; empty: nothing
 */
public record Operator(
        boolean simulated,
        double reactionSecondsFrom,
        double reactionSecondsTo,
        int interventionsAtMost,
        Optional<Intervention> onHelp) {

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

    /** Nobody answers. */
    public static Operator none() {
        return new Operator(true, 0, 0, 0, Optional.empty());
    }
}

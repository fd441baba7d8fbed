package org.robograde.grader.rulebook;

import java.util.Locale;
import java.util.Optional;

/**
 * A place in a rulebook for what its author could not read. As long as there is one, the rulebook gives no level.
 *
 * @param id for filling it in
 * @param kind what belongs there
 * @param elementId whose clause it is, where that is known
 * @param note what is known about it
 */
public record Slot(String id, Kind kind, Optional<String> elementId, LocalizedText note) {
    /** What belongs in a slot. */
    public enum Kind {
        LEVELS,
        AGGREGATION,
        CLAUSE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

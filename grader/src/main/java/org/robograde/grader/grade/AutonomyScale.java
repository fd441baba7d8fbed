package org.robograde.grader.grade;

import java.util.Optional;
import org.robograde.grader.rulebook.LocalizedText;

/** A published scale of autonomy as a look-up over who did what. */
interface AutonomyScale {
    /** Stable, for programs. */
    String id();

    LocalizedText title();

    /** Where the table comes from. */
    String source();

    /** The level and its name; empty where the table has no row for it. */
    Optional<ScaleLevel> of(Allocation allocation);

    /** @param level as the scale numbers it */
    record ScaleLevel(int level, LocalizedText name) {}
}

package org.robograde.grader.rulebook;

/** Where a rule comes from, strongest first; a grade inherits the weakest of the rules that decided it. */
public enum Provenance {
    OFFICIAL,
    SECONDARY,
    DRAFT,
    HOUSE
}

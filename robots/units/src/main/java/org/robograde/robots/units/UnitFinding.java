package org.robograde.robots.units;

/**
 * One difference between a unit's profile and what its graph offers.
 *
 * @param blocking whether the unit cannot be tested like this
 * @param message names the role, the topic, what was expected and what was seen, and what to do
 */
public record UnitFinding(Kind kind, boolean blocking, String role, String topic, String message) {
    /** What differs. */
    public enum Kind {
        MISSING,
        MISTYPED,
        NOBODY_LISTENS,
        SILENT,
        TOO_SLOW
    }
}

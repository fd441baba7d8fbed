package org.robograde.robots.units;

/**
 * One topic of a unit and what it means.
 *
 * @param role one of {@link Role}
 * @param topic as the ROS graph names it
 * @param type {@code package/Name}
 * @param rateHz the rate the maker states; 0 for a topic that speaks only when something happens
 * @param required whether the unit is unfit without it
 */
public record UnitInterface(
        String role, String topic, String type, Direction direction, double rateHz, boolean required) {
    /** Who sends. */
    public enum Direction {
        FROM_UNIT,
        TO_UNIT
    }
}

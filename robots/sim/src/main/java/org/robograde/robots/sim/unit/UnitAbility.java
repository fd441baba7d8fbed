package org.robograde.robots.sim.unit;

/** How a unit behaves when something is not as its map says. Chosen when the simulation starts; nothing publishes it. */
public enum UnitAbility {
    /** Sees a closed way from afar and plans another; keeps its distance from people; notices a dead laser at once; remembers what it did. */
    REPLANNER,
    /** Follows the one way it planned, stops close before whatever stands on it and calls for help; knows a few fixed phrases. */
    ASKER
}

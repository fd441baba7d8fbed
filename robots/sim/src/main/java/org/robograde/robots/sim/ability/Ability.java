package org.robograde.robots.sim.ability;

/** How able a simulated unit of any class is: five ways to behave, least able first. Chosen when a simulation starts; nothing publishes it. */
public enum Ability {
    /** Acts only while a person steers it. */
    STEERED,
    /** Carries out commanded motions; stops when disturbed, and asks. */
    COMMANDED,
    /** Perceives and avoids; does the task with occasional help. */
    ATTENTIVE,
    /** Makes and selects its own plans, recovers from faults by itself; a person supervises. */
    SELF_RELIANT,
    /** Also adapts: learns what is blocked, re-orders its tasks, compensates its own drift or delay, detects that a sensor lies. */
    ADAPTIVE
}

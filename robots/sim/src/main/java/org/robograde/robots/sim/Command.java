package org.robograde.robots.sim;

import org.robograde.robots.sim.unit.BaseSpeed;
import org.robograde.robots.sim.unit.Goal;

/** What a driver can tell the unit. */
sealed interface Command {
    record EmergencyStop(boolean pressed) implements Command {}

    record CancelGoals(String id, long stampNanos) implements Command {}

    record TakeGoal(Goal goal) implements Command {}

    record Hear(String text) implements Command {}

    record Steer(BaseSpeed speed) implements Command {}

    /** What came was no command. */
    record Unreadable() implements Command {}

    /** The same, from a node that is not the one this unit works for. */
    record Foreign(Command command) implements Command {}
}

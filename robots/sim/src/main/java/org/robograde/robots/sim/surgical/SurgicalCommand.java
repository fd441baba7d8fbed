package org.robograde.robots.sim.surgical;

import org.robograde.robots.sim.arm.Point3;

/** What a console can tell the unit. */
sealed interface SurgicalCommand {
    record EmergencyStop(boolean pressed) implements SurgicalCommand {}

    /** CRTK's words: enable, disable, pause, resume, home, unhome. */
    record State(String word) implements SurgicalCommand {}

    record OperatorPresent(boolean present) implements SurgicalCommand {}

    record Hear(String text) implements SurgicalCommand {}

    record Move(Point3 to) implements SurgicalCommand {}

    record Jaw(double radians) implements SurgicalCommand {}

    record Servo(Point3 to) implements SurgicalCommand {}

    /** What a node says that has no right to. */
    record Foreign(SurgicalCommand command) implements SurgicalCommand {}
}

package org.robograde.robots.sim.surgical;

/** What a console can tell the unit. */
sealed interface SurgicalCommand {
    record EmergencyStop(boolean pressed) implements SurgicalCommand {}

    /** CRTK's words: enable, disable, pause, resume, home, unhome. */
    record State(String word) implements SurgicalCommand {}

    record OperatorPresent(boolean present) implements SurgicalCommand {}

    record Hear(String text) implements SurgicalCommand {}

    record Move(SpacePoint to) implements SurgicalCommand {}

    record Jaw(double radians) implements SurgicalCommand {}

    record Servo(SpacePoint to) implements SurgicalCommand {}
}

package org.robograde.robots.units;

/** Steers an arm that a person can lead by a hand controller, and that may carry out single motions. Sending is thread-safe and never waits. */
public interface TeleoperationDriver extends UnitDriver {
    /** The operator takes the hand controller, or lets go of it: while present, the tool follows the hand. */
    void operatorPresent(boolean present);

    /** One motion of the tip to a point of the map; false if the unit has no interface for it. */
    boolean moveTo(double xMeters, double yMeters, double zMeters);

    /** Opens the jaw so far, 0 closes it; false if the unit has none. */
    boolean jaw(double radians);

    /** CRTK's {@code state_command}: enable, disable, pause, resume. */
    void stateCommand(String word);
}

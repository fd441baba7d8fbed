package org.robograde.agent.station.safety;

/** Whether the unit may move. */
public enum SafetyState {
    /** Nothing moves; nobody has said that it may. */
    IDLE,
    /** A person has said that the unit may move; nothing has been sent to it. */
    ARMED,
    /** A trial runs. The only state in which a command that moves the unit is let through. */
    RUNNING,
    /** A stop was sent by every way; the unit has not been seen to stand. */
    ABORTING,
    /** The unit was seen to stand after a stop. Only a person leads out of here. */
    SAFE;

    /** As recorded. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

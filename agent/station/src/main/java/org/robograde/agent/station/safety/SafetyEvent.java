package org.robograde.agent.station.safety;

/** Everything that can happen to the state machine. */
public enum SafetyEvent {
    /** A person says that the unit may move. */
    ARM(Kind.DECISION),
    /** A person takes that back. */
    DISARM(Kind.DECISION),
    /** A trial begins. */
    START(Kind.DECISION),
    /** A trial ended by itself. */
    FINISH(Kind.DECISION),
    /** A person has looked, and says that the field is safe again. */
    RESET(Kind.DECISION),
    /** An emergency stop of the site was pressed. */
    E_STOP(Kind.DEMAND),
    /** A person ends the trial from the console. */
    OPERATOR_ABORT(Kind.DEMAND),
    /** The recorder, the scenario or the program ends the trial. */
    PROGRAM_ABORT(Kind.DEMAND),
    /** Something that must be heard is not heard. */
    HEARTBEAT_LOST(Kind.HAZARD),
    /** A person is where none may be. */
    PERSON_IN_ZONE(Kind.HAZARD),
    /** A reading is above what the site allows. */
    LIMIT_EXCEEDED(Kind.HAZARD),
    /** The unit was seen to stand. */
    UNIT_STANDS(Kind.OBSERVATION),
    /** The time in which the unit should have come to a stand is over. */
    STANDING_TIMED_OUT(Kind.OBSERVATION);

    /** Why it matters to the state. */
    enum Kind {
        DECISION,
        /** Stops the unit in every state. */
        DEMAND,
        /** Stops a unit that may move; where nothing may move it forbids arming while it lasts. */
        HAZARD,
        OBSERVATION
    }

    private final Kind kind;

    SafetyEvent(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** As recorded. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

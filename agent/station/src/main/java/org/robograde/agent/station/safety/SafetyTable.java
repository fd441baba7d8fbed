package org.robograde.agent.station.safety;

/** The state machine itself: a pure function of state and event. */
public final class SafetyTable {
    private SafetyTable() {}

    /**
     * What an event does in a state.
     *
     * @param next the state after it
     * @param stops whether the stop is sent by every way
     * @param refusal why a decision is not accepted; empty if it is
     */
    public record Transition(SafetyState next, boolean stops, String refusal) {
        public boolean accepted() {
            return refusal.isEmpty();
        }

        private static Transition to(SafetyState next) {
            return new Transition(next, false, "");
        }

        private static Transition stop() {
            return new Transition(SafetyState.ABORTING, true, "");
        }

        private static Transition refuse(SafetyState stay, String why) {
            return new Transition(stay, false, why);
        }
    }

    public static Transition next(SafetyState state, SafetyEvent event) {
        return switch (event) {
            case E_STOP, OPERATOR_ABORT, PROGRAM_ABORT -> Transition.stop();
            case HEARTBEAT_LOST, PERSON_IN_ZONE, LIMIT_EXCEEDED -> ofHazard(state);
            case ARM -> ofArm(state);
            case DISARM -> ofDisarm(state);
            case START ->
                state == SafetyState.ARMED
                        ? Transition.to(SafetyState.RUNNING)
                        : Transition.refuse(state, "nothing moves unless a person has armed it");
            case FINISH ->
                state == SafetyState.RUNNING
                        ? Transition.to(SafetyState.IDLE)
                        : Transition.refuse(state, "no trial runs");
            case RESET -> ofReset(state);
            case UNIT_STANDS -> Transition.to(state == SafetyState.ABORTING ? SafetyState.SAFE : state);
            // Not seen to stand: the stop is sent again, and nothing leads out but seeing it stand.
            case STANDING_TIMED_OUT -> state == SafetyState.ABORTING ? Transition.stop() : Transition.to(state);
        };
    }

    private static Transition ofHazard(SafetyState state) {
        return switch (state) {
            case ARMED, RUNNING, ABORTING -> Transition.stop();
            case IDLE, SAFE -> Transition.to(state);
        };
    }

    private static Transition ofArm(SafetyState state) {
        return switch (state) {
            case IDLE, ARMED -> Transition.to(SafetyState.ARMED);
            case RUNNING -> Transition.refuse(state, "a trial runs already");
            case ABORTING -> Transition.refuse(state, "the unit has not been seen to stand");
            case SAFE -> Transition.refuse(state, "a person must look at the unit and reset first");
        };
    }

    private static Transition ofDisarm(SafetyState state) {
        return switch (state) {
            case IDLE, ARMED -> Transition.to(SafetyState.IDLE);
            // Who takes the permission back while the unit moves wants it to stand.
            case RUNNING -> Transition.stop();
            case ABORTING, SAFE -> Transition.to(state);
        };
    }

    private static Transition ofReset(SafetyState state) {
        return switch (state) {
            case IDLE, SAFE -> Transition.to(SafetyState.IDLE);
            case ARMED, RUNNING -> Transition.refuse(state, "there is nothing to reset");
            case ABORTING -> Transition.refuse(state, "the unit has not been seen to stand");
        };
    }
}

package org.robograde.robots.ros.actions;

import java.util.List;
import java.util.Optional;

/** Where a goal stands as its client sees it: what it has asked for, and what the server has said since. */
public enum ClientState {
    /** Sent; the server has not said a word of it. */
    WAITING_FOR_GOAL_ACK,
    PENDING,
    ACTIVE,
    /** Ended by the server's status; its result has not come yet. */
    WAITING_FOR_RESULT,
    /** Asked to cancel; the server has not said a word of that. */
    WAITING_FOR_CANCEL_ACK,
    RECALLING,
    PREEMPTING,
    DONE;

    /**
     * The states a goal passes when the server says how it stands: none where nothing changes. The server's words come
     * seldom, so a goal may pass several states between two of them, and each is passed in turn.
     *
     * @return empty where the server contradicts what it has said before
     */
    Optional<List<ClientState>> after(GoalStatus told) {
        List<ClientState> whole = switch (told) {
            case PENDING -> List.of(PENDING);
            case ACTIVE -> List.of(ACTIVE);
            case RECALLING -> List.of(PENDING, RECALLING);
            case PREEMPTING -> List.of(ACTIVE, PREEMPTING);
            case REJECTED -> List.of(PENDING, WAITING_FOR_RESULT);
            case RECALLED ->
                this == WAITING_FOR_GOAL_ACK
                        ? List.of(PENDING, WAITING_FOR_RESULT)
                        : List.of(RECALLING, WAITING_FOR_RESULT);
            case PREEMPTED -> List.of(ACTIVE, PREEMPTING, WAITING_FOR_RESULT);
            case SUCCEEDED, ABORTED -> List.of(ACTIVE, WAITING_FOR_RESULT);
            case LOST -> List.of(DONE);
        };
        return switch (this) {
            case WAITING_FOR_GOAL_ACK -> Optional.of(whole);
            case PENDING ->
                Optional.of(whole.stream().filter(each -> each != PENDING).toList());
            case ACTIVE -> afterActive(told);
            case WAITING_FOR_CANCEL_ACK -> afterCancelAsked(told);
            case RECALLING -> afterRecalling(told);
            case PREEMPTING -> afterPreempting(told);
            case WAITING_FOR_RESULT -> told == GoalStatus.ACTIVE || told.isTerminal() ? unchanged() : Optional.empty();
            case DONE -> told.isTerminal() ? unchanged() : Optional.empty();
        };
    }

    private static Optional<List<ClientState>> unchanged() {
        return Optional.of(List.of());
    }

    private static Optional<List<ClientState>> afterActive(GoalStatus told) {
        return switch (told) {
            case ACTIVE -> unchanged();
            case PREEMPTING -> Optional.of(List.of(PREEMPTING));
            case PREEMPTED -> Optional.of(List.of(PREEMPTING, WAITING_FOR_RESULT));
            case SUCCEEDED, ABORTED -> Optional.of(List.of(WAITING_FOR_RESULT));
            case LOST -> Optional.of(List.of(DONE));
            default -> Optional.empty();
        };
    }

    /** The server may not have heard of the cancel yet, so that it says what it said before. */
    private static Optional<List<ClientState>> afterCancelAsked(GoalStatus told) {
        return switch (told) {
            case PENDING, ACTIVE -> unchanged();
            case RECALLING -> Optional.of(List.of(RECALLING));
            case RECALLED -> Optional.of(List.of(RECALLING, WAITING_FOR_RESULT));
            case REJECTED -> Optional.of(List.of(WAITING_FOR_RESULT));
            default -> throughPreempting(told);
        };
    }

    private static Optional<List<ClientState>> afterRecalling(GoalStatus told) {
        return switch (told) {
            case RECALLING -> unchanged();
            case RECALLED, REJECTED -> Optional.of(List.of(WAITING_FOR_RESULT));
            case PENDING, ACTIVE -> Optional.empty();
            default -> throughPreempting(told);
        };
    }

    private static Optional<List<ClientState>> throughPreempting(GoalStatus told) {
        return switch (told) {
            case PREEMPTING -> Optional.of(List.of(PREEMPTING));
            case LOST -> Optional.of(List.of(DONE));
            default -> Optional.of(List.of(PREEMPTING, WAITING_FOR_RESULT));
        };
    }

    private static Optional<List<ClientState>> afterPreempting(GoalStatus told) {
        return switch (told) {
            case PREEMPTING -> unchanged();
            case PREEMPTED, SUCCEEDED, ABORTED -> Optional.of(List.of(WAITING_FOR_RESULT));
            case LOST -> Optional.of(List.of(DONE));
            default -> Optional.empty();
        };
    }

    /** Whether a cancel may still be asked for. */
    boolean canAskToCancel() {
        return this == WAITING_FOR_GOAL_ACK || this == PENDING || this == ACTIVE || this == WAITING_FOR_CANCEL_ACK;
    }

    /** Whether a goal in this state must be in the server's list, or is lost. */
    boolean mustBeListed() {
        return this != WAITING_FOR_GOAL_ACK && this != WAITING_FOR_RESULT && this != DONE;
    }
}

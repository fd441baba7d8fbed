package org.robograde.robots.ros.actions;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where a goal stands at its server. The numbers are those of {@code actionlib_msgs/GoalStatus}. */
public enum GoalStatus {
    /** Received, not yet taken up. */
    PENDING(0),
    ACTIVE(1),
    /** Ended: cancelled while it was active. */
    PREEMPTED(2),
    SUCCEEDED(3),
    ABORTED(4),
    /** Ended: never taken up. */
    REJECTED(5),
    /** Asked to cancel while active, not yet ended. */
    PREEMPTING(6),
    /** Asked to cancel before it was taken up, not yet ended. */
    RECALLING(7),
    /** Ended: cancelled before it was taken up. */
    RECALLED(8),
    /** A client's word for a goal its server knows no more; never sent. */
    LOST(9);

    private static final Set<GoalStatus> TERMINAL = EnumSet.of(PREEMPTED, SUCCEEDED, ABORTED, REJECTED, RECALLED, LOST);

    private final int number;

    GoalStatus(int number) {
        this.number = number;
    }

    /** What can happen to a goal at its server. */
    enum Step {
        ACCEPT,
        REJECT,
        REQUEST_CANCEL,
        CANCEL,
        SUCCEED,
        ABORT
    }

    /** Whether it is over. */
    public boolean isTerminal() {
        return TERMINAL.contains(this);
    }

    int number() {
        return number;
    }

    /** Empty for a number that is no status. */
    static Optional<GoalStatus> of(long number) {
        return Arrays.stream(values()).filter(each -> each.number == number).findFirst();
    }

    /** Where a step leads; empty where actionlib has no such transition. */
    Optional<GoalStatus> after(Step step) {
        GoalStatus next = switch (step) {
            case ACCEPT -> this == PENDING ? ACTIVE : this == RECALLING ? PREEMPTING : this;
            case REJECT -> this == PENDING || this == RECALLING ? REJECTED : this;
            case REQUEST_CANCEL -> this == PENDING ? RECALLING : this == ACTIVE ? PREEMPTING : this;
            case CANCEL -> this == PENDING || this == RECALLING ? RECALLED : isTakenUp() ? PREEMPTED : this;
            case SUCCEED -> isTakenUp() ? SUCCEEDED : this;
            case ABORT -> isTakenUp() ? ABORTED : this;
        };
        return next == this ? Optional.empty() : Optional.of(next);
    }

    private boolean isTakenUp() {
        return this == ACTIVE || this == PREEMPTING;
    }
}

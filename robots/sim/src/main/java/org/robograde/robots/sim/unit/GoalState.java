package org.robograde.robots.sim.unit;

/** The states of a goal that this unit uses, numbered as {@code actionlib_msgs/GoalStatus} numbers them. */
public enum GoalState {
    ACTIVE(1),
    PREEMPTED(2),
    SUCCEEDED(3),
    ABORTED(4),
    REJECTED(5),
    RECALLED(8);

    private final int code;

    GoalState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}

package org.robograde.robots.sim.industrial;

/** A goal and how it stands, as actionlib tells it. */
record ActionState(String goalId, long stampNanos, Phase phase, String text) {
    /** Numbers as in actionlib_msgs/GoalStatus. */
    enum Phase {
        ACTIVE(1),
        PREEMPTED(2),
        SUCCEEDED(3),
        ABORTED(4),
        REJECTED(5);

        private final int number;

        Phase(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    ActionState ended(Phase how, String why) {
        return new ActionState(goalId, stampNanos, how, why);
    }
}

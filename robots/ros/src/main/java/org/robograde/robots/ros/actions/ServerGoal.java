package org.robograde.robots.ros.actions;

import org.robograde.robots.messages.Message;

/**
 * One goal at its server. Every method that changes where it stands throws {@link IllegalStateException} where actionlib has
 * no such transition, naming both; a result is checked against the action's result type. Thread-safe.
 */
public final class ServerGoal {
    private final ActionServer server;
    private final GoalId id;
    private final Message goal;
    // The server's lock guards what follows.
    private GoalStatus status = GoalStatus.PENDING;
    private String text = "";
    private long endedMonotonicNanos;

    ServerGoal(ActionServer server, GoalId id, Message goal) {
        this.server = server;
        this.id = id;
        this.goal = goal;
    }

    public GoalId id() {
        return id;
    }

    /** What is asked for, of the action's goal type. */
    public Message goal() {
        return goal;
    }

    public GoalStatus status() {
        synchronized (server) {
            return status;
        }
    }

    /** Takes it up. If its cancel has been asked for meanwhile, it is then PREEMPTING. */
    public void accept(String why) {
        server.step(this, GoalStatus.Step.ACCEPT, why);
    }

    /** Ends it without having taken it up. */
    public void reject(Message result, String why) {
        server.end(this, GoalStatus.Step.REJECT, result, why);
    }

    /** Ends it because somebody asked to cancel, or a newer goal takes its place. */
    public void cancelled(Message result, String why) {
        server.end(this, GoalStatus.Step.CANCEL, result, why);
    }

    public void succeed(Message result, String why) {
        server.end(this, GoalStatus.Step.SUCCEED, result, why);
    }

    public void abort(Message result, String why) {
        server.end(this, GoalStatus.Step.ABORT, result, why);
    }

    /** Tells the client how it goes. */
    public void feedback(Message feedback) {
        server.tellFeedback(this, feedback);
    }

    GoalStatus standing() {
        return status;
    }

    String text() {
        return text;
    }

    void move(GoalStatus next, String why) {
        status = next;
        text = why;
        if (next.isTerminal()) {
            endedMonotonicNanos = System.nanoTime();
        }
    }

    /** A cancel that came before its goal is remembered as a goal that is to be recalled. */
    void expectRecall() {
        status = GoalStatus.RECALLING;
        endedMonotonicNanos = System.nanoTime();
    }

    boolean isForgettable(long nowNanos, long afterNanos, boolean isKnownByCancelOnly) {
        return (status.isTerminal() || isKnownByCancelOnly) && nowNanos - endedMonotonicNanos > afterNanos;
    }
}

package org.robograde.robots.ros.actions;

import java.time.Duration;
import java.util.Optional;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.RosTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One goal as its client follows it. Thread-safe. */
public final class ClientGoal {
    /** Told what becomes of a goal, on the threads on which the server's words arrive; must not wait. */
    public interface Listener {
        /** Called for every state the goal passes, after it entered it. */
        default void onState(ClientGoal goal, ClientState state) {}

        default void onFeedback(ClientGoal goal, Message feedback) {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(ClientGoal.class);

    private final ActionClient client;
    private final GoalId id;
    private final Listener listener;
    private ClientState state = ClientState.WAITING_FOR_GOAL_ACK;
    private GoalStatus status = GoalStatus.PENDING;
    private String text = "";
    private Optional<Message> result = Optional.empty();

    ClientGoal(ActionClient client, GoalId id, Listener listener) {
        this.client = client;
        this.id = id;
        this.listener = listener;
    }

    public GoalId id() {
        return id;
    }

    public synchronized ClientState state() {
        return state;
    }

    /** As the server last told it; LOST once it is gone from the server's list. */
    public synchronized GoalStatus status() {
        return status;
    }

    /** What the server said with the status. */
    public synchronized String statusText() {
        return text;
    }

    /** Empty until the goal is done, and for good if it was lost. */
    public synchronized Optional<Message> result() {
        return result;
    }

    /** Asks the server to cancel; nothing happens if it is too late or has been asked for. */
    public void cancel() {
        synchronized (this) {
            if (!state.canAskToCancel()) {
                return;
            }
        }
        client.sendCancel(new GoalId(id.id(), RosTime.ZERO));
        synchronized (this) {
            if (state.canAskToCancel()) {
                enter(ClientState.WAITING_FOR_CANCEL_ACK);
            }
        }
    }

    /** @return whether it is done; false on time-out */
    public synchronized boolean awaitDone(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (state != ClientState.DONE) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000 + 1);
        }
        return true;
    }

    synchronized void told(GoalStatus now, String why) {
        if (state == ClientState.DONE) {
            return;
        }
        Optional<java.util.List<ClientState>> passed = state.after(now);
        if (passed.isEmpty()) {
            LOG.warn("{}: the server says {} of a goal that is {}; ignored", id.id(), now, state);
            return;
        }
        if (!(status.isTerminal() && !now.isTerminal())) {
            status = now;
            text = why;
        }
        passed.get().forEach(this::enter);
    }

    synchronized void ended(GoalStatus now, String why, Message content) {
        if (state == ClientState.DONE) {
            return;
        }
        told(now, why);
        status = now;
        text = why;
        result = Optional.of(content);
        enter(ClientState.DONE);
    }

    /** The server has told of its goals, and this was not among them. */
    synchronized void unlisted() {
        if (state.mustBeListed()) {
            told(GoalStatus.LOST, "the server knows this goal no more");
        }
    }

    void feedback(Message content) {
        if (state() != ClientState.DONE) {
            tell(() -> listener.onFeedback(this, content));
        }
    }

    private void enter(ClientState next) {
        if (state == next) {
            return;
        }
        state = next;
        notifyAll();
        tell(() -> listener.onState(this, next));
    }

    private void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException failed) {
            LOG.error("the listener of goal {} failed", id.id(), failed);
        }
    }
}

package org.robograde.robots.ros.actions;

import java.time.Duration;
import java.util.Optional;
import org.robograde.robots.messages.ActionSchema;
import org.robograde.robots.messages.Message;
import org.robograde.robots.ros.RosException;
import org.robograde.robots.ros.RosNode;

/** One goal at a time: send it, wait, look at how it ended. */
public final class SimpleActionClient implements AutoCloseable {
    /**
     * How a goal ended.
     *
     * @param status terminal
     * @param result empty only if the goal was lost
     */
    public record Outcome(GoalStatus status, String text, Optional<Message> result) {}

    private final String name;
    private final ActionClient client;

    private SimpleActionClient(String name, ActionClient client) {
        this.name = name;
        this.client = client;
    }

    public static SimpleActionClient connect(RosNode node, String name, ActionSchema schema) {
        return new SimpleActionClient(name, ActionClient.connect(node, name, schema));
    }

    /** Waits until a server is there; false on time-out. */
    public boolean awaitServer(Duration timeout) throws InterruptedException {
        return client.awaitServer(timeout);
    }

    /**
     * Sends a goal and waits for its end. When it takes too long, or this thread is interrupted, the goal is cancelled.
     *
     * @param cancelPatience how long a server may take to end a goal that was cancelled for its time-out
     * @throws RosException if the goal does not end even then
     */
    public Outcome achieve(Message goal, Duration timeout, Duration cancelPatience) throws InterruptedException {
        ClientGoal sent = client.send(goal, new ClientGoal.Listener() {});
        boolean done = false;
        try {
            done = sent.awaitDone(timeout);
        } finally {
            if (!done) {
                sent.cancel();
            }
        }
        if (!done && !sent.awaitDone(cancelPatience)) {
            throw new RosException("goal " + sent.id().id() + " of " + name + " did not end within "
                    + timeout.toMillis() + " ms, nor when it was cancelled (it is " + sent.state()
                    + "); check that the action server runs");
        }
        return new Outcome(sent.status(), sent.statusText(), sent.result());
    }

    @Override
    public void close() {
        client.close();
    }
}

package org.robograde.robots.ros.actions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.robograde.robots.messages.ActionSchema;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.actions.GoalStatus.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one action: takes goals and cancels, tells status five times a second and at every change, and results. A goal that
 * ended stays in the status for five seconds, so that every client hears of it. Thread-safe.
 */
public final class ActionServer implements AutoCloseable {
    /** What the action does. Calls come one at a time and must not wait: the work belongs on a thread of its own. */
    public interface Handler {
        /** A new goal, PENDING. It waits until it is accepted, rejected or cancelled. */
        void onGoal(ServerGoal goal);

        /** Somebody asks to cancel a goal, which is now RECALLING or PREEMPTING and goes on until the handler ends it. */
        void onCancel(ServerGoal goal);
    }

    private static final Logger LOG = LoggerFactory.getLogger(ActionServer.class);
    private static final long STATUS_MILLIS = 200;
    private static final long REMEMBERED_NANOS = Duration.ofSeconds(5).toNanos();

    /** More goals at a time than any robot is given; a client that sends without end must not fill the memory. */
    private static final int GOALS_MAX = 1_000;

    private final RosNode node;
    private final String name;
    private final ActionSchema schema;
    private final Handler handler;
    private final ServerTopics topics;
    private final Object oneCall = new Object();
    private final Map<String, ServerGoal> goals = new LinkedHashMap<>();
    private final Set<String> cancelledUnseen = new HashSet<>();
    private RosTime lastCancel = RosTime.ZERO;
    private long ownIds;
    private boolean closed;

    private ActionServer(RosNode node, String name, ActionSchema schema, Handler handler) {
        this.node = node;
        this.name = name;
        this.schema = schema;
        this.handler = handler;
        this.topics = new ServerTopics(node, name, schema);
    }

    /** @param name the action's namespace, e.g. {@code move_base} */
    public static ActionServer start(RosNode node, String name, ActionSchema schema, Handler handler) {
        ActionServer server = new ActionServer(node, name, schema, handler);
        server.topics.listen(server::onGoal, server::onCancel);
        Thread status = new Thread(server::tellStatusForEver, node.name() + "/" + name + "-status");
        status.setDaemon(true);
        status.start();
        return server;
    }

    public ActionSchema schema() {
        return schema;
    }

    private void onGoal(Message message) {
        GoalId stated = GoalId.of(message.message("goal_id"));
        ServerGoal goal;
        synchronized (this) {
            GoalId id = completed(stated);
            ServerGoal known = goals.get(id.id());
            if (known != null) {
                onKnownGoal(known);
                return;
            }
            goal = new ServerGoal(this, id, message.message("goal"));
            if (closed || goals.size() >= GOALS_MAX) {
                topics.tellResult(node.clock().now(), goal, GoalStatus.REJECTED, emptyResult(), "too many goals");
                return;
            }
            goals.put(id.id(), goal);
            boolean isCancelledBefore =
                    !id.stamp().equals(RosTime.ZERO) && id.stamp().compareTo(lastCancel) <= 0;
            if (isCancelledBefore) {
                end(goal, Step.CANCEL, emptyResult(), "a cancel of all goals up to a later time came before this goal");
                return;
            }
            tellStatus();
        }
        handle(goal, () -> handler.onGoal(goal));
    }

    /** A goal without an id gets one; one without a stamp is from now. */
    private GoalId completed(GoalId stated) {
        RosTime now = node.clock().now();
        String id = stated.id().isEmpty()
                ? node.name() + "-" + ++ownIds + "-" + now.seconds() + "." + now.nanoseconds()
                : stated.id();
        return new GoalId(id, stated.stamp().equals(RosTime.ZERO) ? now : stated.stamp());
    }

    /** Sent twice, or its cancel has overtaken it. */
    private void onKnownGoal(ServerGoal known) {
        if (cancelledUnseen.remove(known.id().id()) && known.standing() == GoalStatus.RECALLING) {
            end(known, Step.CANCEL, emptyResult(), "its cancel came before this goal");
        }
    }

    private void onCancel(Message message) {
        GoalId cancel = GoalId.of(message);
        List<ServerGoal> asked = new ArrayList<>();
        synchronized (this) {
            for (ServerGoal goal : goals.values()) {
                if (cancel.cancels(goal.id())
                        && goal.standing().after(Step.REQUEST_CANCEL).isPresent()) {
                    goal.move(goal.standing().after(Step.REQUEST_CANCEL).orElseThrow(), goal.text());
                    asked.add(goal);
                }
            }
            if (!cancel.id().isEmpty() && !goals.containsKey(cancel.id()) && goals.size() < GOALS_MAX) {
                ServerGoal unseen =
                        new ServerGoal(this, cancel, schema.goal().newMessage().build());
                unseen.expectRecall();
                goals.put(cancel.id(), unseen);
                cancelledUnseen.add(cancel.id());
            }
            if (cancel.stamp().compareTo(lastCancel) > 0) {
                lastCancel = cancel.stamp();
            }
            tellStatus();
        }
        asked.forEach(goal -> handle(goal, () -> handler.onCancel(goal)));
    }

    /** A handler that fails has given up its goal. */
    private void handle(ServerGoal goal, Runnable call) {
        try {
            synchronized (oneCall) {
                call.run();
            }
        } catch (RuntimeException failed) {
            LOG.error("{}: the handler of action {} failed on goal {}", node.name(), name, goal.id(), failed);
            giveUp(goal, "the server's handler failed: " + failed.getMessage());
        }
    }

    private synchronized void giveUp(ServerGoal goal, String why) {
        for (Step step : List.of(Step.REJECT, Step.ABORT)) {
            if (goal.standing().after(step).isPresent()) {
                end(goal, step, emptyResult(), why);
            }
        }
    }

    synchronized void step(ServerGoal goal, Step step, String why) {
        GoalStatus before = goal.standing();
        Optional<GoalStatus> next = before.after(step);
        goal.move(
                next.orElseThrow(() -> new IllegalStateException(
                        "goal " + goal.id().id() + " of " + name + " is " + before + "; " + step + " is not possible")),
                why);
        tellStatus();
    }

    synchronized void end(ServerGoal goal, Step step, Message result, String why) {
        if (!result.schema().equals(schema.result())) {
            throw new IllegalArgumentException(
                    name + " has results of " + schema.result() + ", not " + result.schema());
        }
        step(goal, step, why);
        topics.tellResult(node.clock().now(), goal, goal.standing(), result, why);
    }

    synchronized void tellFeedback(ServerGoal goal, Message feedback) {
        topics.tellFeedback(node.clock().now(), goal, goal.standing(), feedback);
    }

    private Message emptyResult() {
        return schema.result().newMessage().build();
    }

    private void tellStatus() {
        long now = System.nanoTime();
        goals.values().removeIf(goal -> {
            String id = goal.id().id();
            boolean forgettable = goal.isForgettable(now, REMEMBERED_NANOS, cancelledUnseen.contains(id));
            if (forgettable) {
                cancelledUnseen.remove(id);
            }
            return forgettable;
        });
        topics.tellStatus(node.clock().now(), goals.values());
    }

    private void tellStatusForEver() {
        try {
            while (tellStatusUnlessClosed()) {
                Thread.sleep(STATUS_MILLIS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean tellStatusUnlessClosed() {
        if (!closed) {
            tellStatus();
        }
        return !closed;
    }

    /** Gives up what is not ended, so that no client waits for it. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            List.copyOf(goals.values()).forEach(goal -> giveUp(goal, "the action server was closed"));
            closed = true;
        }
        topics.close();
    }
}

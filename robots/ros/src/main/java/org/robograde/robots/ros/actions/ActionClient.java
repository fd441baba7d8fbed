package org.robograde.robots.ros.actions;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.robograde.robots.messages.ActionSchema;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.tcpros.SubscriberRecord;

/** Sends goals to one action server and follows each. Thread-safe. */
public final class ActionClient implements AutoCloseable {
    private static final long LOOK_AGAIN_MILLIS = 10;

    private final RosNode node;
    private final ActionSchema schema;
    private final RosNode.Publisher goals;
    private final RosNode.Publisher cancels;
    private final List<RosNode.Subscription> heard;
    private final Map<String, ClientGoal> open = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    private ActionClient(RosNode node, String name, ActionSchema schema) {
        this.node = node;
        this.schema = schema;
        this.goals = node.advertise(name + "/goal", schema.actionGoal(), false);
        this.cancels = node.advertise(name + "/cancel", GoalId.schema(), false);
        this.heard = List.of(
                node.subscribe(
                        name + "/status",
                        MessageRegistry.shipped().get("actionlib_msgs/GoalStatusArray"),
                        this::onStatus),
                node.subscribe(name + "/result", schema.actionResult(), this::onResult),
                node.subscribe(name + "/feedback", schema.actionFeedback(), this::onFeedback));
    }

    /** @param name the action's namespace, e.g. {@code move_base} */
    public static ActionClient connect(RosNode node, String name, ActionSchema schema) {
        return new ActionClient(node, name, schema);
    }

    public ActionSchema schema() {
        return schema;
    }

    /** Waits until one node hears goals and cancels and tells status, results and feedback; false on time-out. */
    public boolean awaitServer(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!hasServer()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return true;
    }

    private boolean hasServer() {
        Set<String> candidates = subscribers(goals).collect(Collectors.toSet());
        candidates.retainAll(subscribers(cancels).toList());
        heard.forEach(subscription -> candidates.retainAll(subscription.connections().stream()
                .filter(each -> each.endedMonotonicNanos().isEmpty())
                .map(each -> each.publisherId())
                .toList()));
        return !candidates.isEmpty();
    }

    private static Stream<String> subscribers(RosNode.Publisher publisher) {
        return publisher.subscribers().stream().map(SubscriberRecord::callerId);
    }

    /** @param goal of the action's goal type */
    public ClientGoal send(Message goal, ClientGoal.Listener listener) {
        RosTime now = node.clock().now();
        String id = node.name() + "-" + count.incrementAndGet() + "-" + now.seconds() + "." + now.nanoseconds();
        ClientGoal sent = new ClientGoal(this, new GoalId(id, now), listener);
        Message message = schema.actionGoal()
                .newMessage()
                .set("header.stamp", now)
                .set("goal_id", sent.id().toMessage())
                .set("goal", goal)
                .build();
        open.put(id, sent);
        goals.publish(message);
        return sent;
    }

    /** Cancels every goal at the server, whoever sent it. */
    public void cancelAll() {
        sendCancel(GoalId.EVERY);
    }

    /** Cancels every goal at the server with a stamp at or before this one, and those that arrive later with such a stamp. */
    public void cancelAtAndBefore(RosTime stamp) {
        sendCancel(new GoalId("", stamp));
    }

    void sendCancel(GoalId which) {
        cancels.publish(which.toMessage());
    }

    private void onStatus(Message message) {
        Map<String, Message> told = message.messages("status_list").stream()
                .collect(Collectors.toMap(each -> each.text("goal_id.id"), each -> each, (one, other) -> other));
        open.values().forEach(goal -> {
            Message status = told.get(goal.id().id());
            if (status == null) {
                goal.unlisted();
            } else {
                GoalStatus.of(status.integer("status")).ifPresent(now -> goal.told(now, status.text("text")));
            }
            forgetIfDone(goal);
        });
    }

    private void onResult(Message message) {
        ClientGoal goal = open.get(message.text("status.goal_id.id"));
        if (goal != null) {
            GoalStatus.of(message.integer("status.status"))
                    .ifPresent(now -> goal.ended(now, message.text("status.text"), message.message("result")));
            forgetIfDone(goal);
        }
    }

    private void onFeedback(Message message) {
        ClientGoal goal = open.get(message.text("status.goal_id.id"));
        if (goal != null) {
            goal.feedback(message.message("feedback"));
        }
    }

    private void forgetIfDone(ClientGoal goal) {
        if (goal.state() == ClientState.DONE) {
            open.remove(goal.id().id());
        }
    }

    @Override
    public void close() {
        heard.forEach(RosNode.Subscription::close);
        goals.close();
        cancels.close();
    }
}

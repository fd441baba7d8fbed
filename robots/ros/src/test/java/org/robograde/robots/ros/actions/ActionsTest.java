package org.robograde.robots.ros.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.robograde.robots.messages.ActionSchema;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.ros.RosMaster;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.RosNodeOptions;

/** Our action client against our action server, over real sockets. */
@Timeout(60)
class ActionsTest {
    private static final ActionSchema COUNT = ActionSchema.parse(
            "test_msgs/Count", "int32 to\n---\nint32 reached\n---\nint32 at\n", MessageRegistry.shipped());
    private static final Duration SOON = Duration.ofSeconds(10);

    private final RosMaster master = RosMaster.startOnLoopback(0);
    private final RosNode robot = RosNode.start(RosNodeOptions.of("/robot", master.uri()));
    private final RosNode station = RosNode.start(RosNodeOptions.of("/station", master.uri()));
    private final BlockingQueue<ServerGoal> goals = new LinkedBlockingQueue<>();
    private final BlockingQueue<ServerGoal> cancels = new LinkedBlockingQueue<>();
    private final ActionServer server = ActionServer.start(robot, "count", COUNT, new ActionServer.Handler() {
        @Override
        public void onGoal(ServerGoal goal) {
            if (goal.goal().integer("to") < 0) {
                throw new IllegalStateException("cannot count to less than nothing");
            }
            goals.add(goal);
        }

        @Override
        public void onCancel(ServerGoal goal) {
            cancels.add(goal);
        }
    });
    private final ActionClient client = ActionClient.connect(station, "/count", COUNT);
    private final List<ClientState> passed = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> feedback = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        client.close();
        server.close();
        station.close();
        robot.close();
        master.close();
    }

    private ClientGoal send(int to) throws InterruptedException {
        assertThat(client.awaitServer(SOON)).isTrue();
        return client.send(COUNT.goal().newMessage().set("to", to).build(), new ClientGoal.Listener() {
            @Override
            public void onState(ClientGoal goal, ClientState state) {
                passed.add(state);
            }

            @Override
            public void onFeedback(ClientGoal goal, Message message) {
                feedback.add(message.integer("at"));
            }
        });
    }

    private static Message result(int reached) {
        return COUNT.result().newMessage().set("reached", reached).build();
    }

    private static ServerGoal next(BlockingQueue<ServerGoal> queue) throws InterruptedException {
        ServerGoal goal = queue.poll(10, TimeUnit.SECONDS);
        assertThat(goal).isNotNull();
        return goal;
    }

    private static void awaitState(ClientGoal goal, ClientState state) throws InterruptedException {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (goal.state() != state && System.nanoTime() < deadline) {
            Thread.sleep(2);
        }
        assertThat(goal.state()).isEqualTo(state);
    }

    private static void assertEnded(ClientGoal goal, GoalStatus status, Optional<Integer> reached) throws Exception {
        assertThat(goal.awaitDone(SOON)).isTrue();
        assertThat(goal.status()).isEqualTo(status);
        assertThat(goal.result().map(result -> (int) result.integer("reached"))).isEqualTo(reached);
    }

    @Test
    void a_goal_is_taken_up_tells_how_it_goes_and_succeeds() throws Exception {
        ClientGoal sent = send(3);
        ServerGoal goal = next(goals);
        assertThat(goal.goal().integer("to")).isEqualTo(3);
        assertThat(goal.id()).isEqualTo(sent.id());
        awaitState(sent, ClientState.PENDING);
        goal.accept("counting");
        awaitState(sent, ClientState.ACTIVE);
        assertThat(sent.statusText()).isEqualTo("counting");
        for (int i = 1; i <= 3; i++) {
            goal.feedback(COUNT.feedback().newMessage().set("at", i).build());
        }
        while (feedback.size() < 3) {
            Thread.sleep(2);
        }
        goal.succeed(result(3), "there");
        assertEnded(sent, GoalStatus.SUCCEEDED, Optional.of(3));
        assertThat(sent.statusText()).isEqualTo("there");
        assertThat(feedback).containsExactly(1L, 2L, 3L);
        assertThat(passed)
                .containsExactly(
                        ClientState.PENDING, ClientState.ACTIVE, ClientState.WAITING_FOR_RESULT, ClientState.DONE);
        assertThatThrownBy(() -> goal.abort(result(0), "too late"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is SUCCEEDED; ABORT is not possible");
        assertThatThrownBy(() -> goal.succeed(COUNT.feedback().newMessage().build(), "wrong type"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_goal_is_cancelled_while_active_and_another_before_it_was_taken_up() throws Exception {
        ClientGoal active = send(1);
        next(goals).accept("counting");
        awaitState(active, ClientState.ACTIVE);
        ClientGoal waiting = send(2);
        ServerGoal pending = next(goals);
        awaitState(waiting, ClientState.PENDING);
        active.cancel();
        ServerGoal preempting = next(cancels);
        assertThat(preempting.status()).isEqualTo(GoalStatus.PREEMPTING);
        awaitState(active, ClientState.PREEMPTING);
        waiting.cancel();
        assertThat(next(cancels)).isSameAs(pending);
        assertThat(pending.status()).isEqualTo(GoalStatus.RECALLING);
        preempting.cancelled(result(1), "stopped");
        pending.cancelled(result(0), "not begun");
        assertEnded(active, GoalStatus.PREEMPTED, Optional.of(1));
        assertEnded(waiting, GoalStatus.RECALLED, Optional.of(0));
    }

    @Test
    void a_goal_may_be_rejected_and_a_handler_that_fails_has_rejected_it() throws Exception {
        ClientGoal sent = send(1);
        next(goals).reject(result(0), "busy");
        assertEnded(sent, GoalStatus.REJECTED, Optional.of(0));
        ClientGoal impossible = send(-1);
        assertEnded(impossible, GoalStatus.REJECTED, Optional.of(0));
        assertThat(impossible.statusText()).contains("cannot count to less than nothing");
    }

    @Test
    void a_cancel_by_time_means_goals_up_to_it_even_those_that_arrive_later() throws Exception {
        ClientGoal old = send(1);
        next(goals).accept("counting");
        Thread.sleep(2);
        ClientGoal young = send(2);
        next(goals).accept("counting");
        client.cancelAtAndBefore(old.id().stamp());
        assertThat(next(cancels).id()).isEqualTo(old.id());
        assertThat(cancels).isEmpty();
        client.cancelAtAndBefore(new RosTime(young.id().stamp().seconds() + 1_000, 0));
        assertThat(next(cancels).id()).isEqualTo(young.id());
        ClientGoal late = send(3);
        assertEnded(late, GoalStatus.RECALLED, Optional.of(0));
        assertThat(goals).isEmpty();
        client.cancelAll();
        assertThat(cancels.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void a_cancel_of_all_means_every_goal_that_is_not_over() throws Exception {
        List<ClientGoal> sent = List.of(send(1), send(2), send(3));
        next(goals).accept("counting");
        next(goals);
        next(goals).reject(result(0), "busy");
        client.cancelAll();
        next(cancels).cancelled(result(0), "all");
        next(cancels).cancelled(result(0), "all");
        assertEnded(sent.get(0), GoalStatus.PREEMPTED, Optional.of(0));
        assertEnded(sent.get(1), GoalStatus.RECALLED, Optional.of(0));
        assertEnded(sent.get(2), GoalStatus.REJECTED, Optional.of(0));
        assertThat(cancels).isEmpty();
    }

    @Test
    void a_cancel_that_overtakes_its_goal_recalls_it() throws Exception {
        assertThat(client.awaitServer(SOON)).isTrue();
        try (RosNode other = RosNode.start(RosNodeOptions.of("/other", master.uri()))) {
            GoalId id = new GoalId("early", new RosTime(5, 0));
            other.advertise("/count/cancel", GoalId.schema(), true).publish(id.toMessage());
            BlockingQueue<String> status = new LinkedBlockingQueue<>();
            other.subscribe(
                    "/count/status",
                    MessageRegistry.shipped().get("actionlib_msgs/GoalStatusArray"),
                    message -> message.messages("status_list")
                            .forEach(each -> status.add(each.text("goal_id.id") + " " + each.integer("status"))));
            assertThat(status.poll(10, TimeUnit.SECONDS)).isEqualTo("early 7");
            BlockingQueue<Message> results = new LinkedBlockingQueue<>();
            other.subscribe("/count/result", COUNT.actionResult(), results::add);
            RosNode.Publisher raw = other.advertise("/count/goal", COUNT.actionGoal(), false);
            assertThat(raw.awaitSubscribers(1, SOON)).isTrue();
            Thread.sleep(200);
            raw.publish(COUNT.actionGoal()
                    .newMessage()
                    .set("goal_id", id.toMessage())
                    .build());
            Message result = results.poll(10, TimeUnit.SECONDS);
            assertThat(result).isNotNull();
            assertThat(result.integer("status.status")).isEqualTo(GoalStatus.RECALLED.number());
            assertThat(goals).isEmpty();
        }
    }

    @Test
    void a_goal_that_the_server_has_forgotten_is_lost_and_a_closed_server_gives_up_its_goals() throws Exception {
        ClientGoal sent = send(1);
        next(goals).accept("counting");
        awaitState(sent, ClientState.ACTIVE);
        server.close();
        assertEnded(sent, GoalStatus.ABORTED, Optional.of(0));
        assertThat(sent.statusText()).isEqualTo("the action server was closed");

        RosNode.Publisher status = robot.advertise(
                "/count/status", MessageRegistry.shipped().get("actionlib_msgs/GoalStatusArray"), false);
        assertThat(status.awaitSubscribers(1, SOON)).isTrue();
        ClientGoal second = client.send(COUNT.goal().newMessage().build(), new ClientGoal.Listener() {});
        second.told(GoalStatus.ACTIVE, "");
        status.publish(MessageRegistry.shipped()
                .get("actionlib_msgs/GoalStatusArray")
                .newMessage()
                .build());
        assertEnded(second, GoalStatus.LOST, Optional.empty());
    }

    @Test
    void a_simple_client_waits_for_the_end_and_cancels_what_takes_too_long() throws Exception {
        RosNode second = RosNode.start(RosNodeOptions.of("/second", master.uri()));
        try (second;
                SimpleActionClient simple = SimpleActionClient.connect(second, "/count", COUNT)) {
            assertThat(simple.awaitServer(SOON)).isTrue();
            Thread worker = new Thread(() -> {
                try {
                    next(goals).accept("counting");
                    next(cancels).cancelled(result(7), "stopped");
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
            worker.start();
            SimpleActionClient.Outcome outcome =
                    simple.achieve(COUNT.goal().newMessage().build(), Duration.ofMillis(200), SOON);
            assertThat(outcome.status()).isEqualTo(GoalStatus.PREEMPTED);
            assertThat(outcome.result().orElseThrow().integer("reached")).isEqualTo(7);
            worker.join();
        }
    }
}

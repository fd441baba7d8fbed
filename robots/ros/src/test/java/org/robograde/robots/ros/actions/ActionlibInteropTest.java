package org.robograde.robots.ros.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.robots.messages.ActionSchema;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.ros.ForeignPeer;
import org.robograde.robots.ros.RosMaster;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.RosNodeOptions;

/** Our action client and server with Debian's actionlib. */
@Tag("interop")
@Timeout(120)
class ActionlibInteropTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private static ActionSchema testAction() throws Exception {
        String text = Files.readString(Path.of("/usr/share/actionlib/action/Test.action"));
        return ActionSchema.parse("actionlib/Test", text, MessageRegistry.shipped());
    }

    private static Message goal(ActionSchema action, int number) {
        return action.goal().newMessage().set("goal", number).build();
    }

    private static Message result(ActionSchema action, int number) {
        return action.result().newMessage().set("result", number).build();
    }

    @Test
    void our_client_drives_debians_simple_action_server() throws Exception {
        ActionSchema action = testAction();
        try (RosMaster master = RosMaster.startOnLoopback(0);
                ForeignPeer peer =
                        ForeignPeer.python(master.uri(), folder, ForeignPeer.source("actionlib_peer.py"), "server");
                RosNode node = RosNode.start(RosNodeOptions.of("/java", master.uri()));
                ActionClient client = ActionClient.connect(node, "/py", action)) {
            assertThat(client.awaitServer(SOON)).as(peer.output()).isTrue();
            List<Long> feedback = Collections.synchronizedList(new ArrayList<>());
            ClientGoal.Listener listener = new ClientGoal.Listener() {
                @Override
                public void onFeedback(ClientGoal goal, Message message) {
                    feedback.add(message.integer("feedback"));
                }
            };
            assertEnded(client.send(goal(action, 1), listener), GoalStatus.SUCCEEDED, 42, "done", peer);
            assertEnded(client.send(goal(action, 2), listener), GoalStatus.ABORTED, -2, "no way", peer);
            ClientGoal waits = client.send(goal(action, 3), listener);
            long deadline = System.nanoTime() + SOON.toNanos();
            while (waits.state() != ClientState.ACTIVE && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
            waits.cancel();
            assertEnded(waits, GoalStatus.PREEMPTED, -3, "as you wish", peer);
            ClientGoal replaced = client.send(goal(action, 3), listener);
            ClientGoal replacing = client.send(goal(action, 5), listener);
            assertThat(replaced.awaitDone(SOON)).as(peer.output()).isTrue();
            assertThat(replaced.status()).isIn(GoalStatus.PREEMPTED, GoalStatus.RECALLED);
            assertEnded(replacing, GoalStatus.SUCCEEDED, 46, "done", peer);
            assertThat(feedback).contains(30L, 31L);
        }
    }

    private static void assertEnded(ClientGoal goal, GoalStatus status, int result, String text, ForeignPeer peer)
            throws Exception {
        assertThat(goal.awaitDone(SOON)).as(peer.output()).isTrue();
        assertThat(goal.status()).isEqualTo(status);
        assertThat(goal.result().orElseThrow().integer("result")).isEqualTo(result);
        assertThat(goal.statusText()).isEqualTo(text);
    }

    @Test
    void debians_simple_action_client_drives_our_server() throws Exception {
        ActionSchema action = testAction();
        ActionServer.Handler handler = new ActionServer.Handler() {
            @Override
            public void onGoal(ServerGoal goal) {
                int number = (int) goal.goal().integer("goal");
                if (number == 4) {
                    goal.reject(result(action, -4), "not four");
                    return;
                }
                goal.accept("");
                goal.feedback(action.feedback()
                        .newMessage()
                        .set("feedback", number * 10)
                        .build());
                letFeedbackArrive();
                if (number == 1) {
                    goal.succeed(result(action, 42), "done");
                } else if (number == 2) {
                    goal.abort(result(action, -2), "no way");
                }
            }

            @Override
            public void onCancel(ServerGoal goal) {
                goal.cancelled(result(action, -3), "as you wish");
            }
        };
        try (RosMaster master = RosMaster.startOnLoopback(0);
                RosNode node = RosNode.start(RosNodeOptions.of("/java_node", master.uri()));
                ActionServer server = ActionServer.start(node, "/java", action, handler);
                ForeignPeer peer =
                        ForeignPeer.python(master.uri(), folder, ForeignPeer.source("actionlib_peer.py"), "client")) {
            BlockingQueue<String> said = new LinkedBlockingQueue<>();
            node.subscribe(
                    "/said",
                    MessageRegistry.shipped().get("std_msgs/String"),
                    message -> said.add(message.text("data")));
            List<String> lines = List.of();
            while (lines.size() < 5) {
                String line = said.poll(30, TimeUnit.SECONDS);
                assertThat(line).as(peer.output()).isNotNull();
                lines = List.of(line.split("; "));
            }
            assertThat(lines)
                    .containsExactly(
                            "1 True SUCCEEDED 42 [10]",
                            "2 True ABORTED -2 [20]",
                            "4 True REJECTED -4 []",
                            "3 True PREEMPTED as you wish",
                            "3 True PREEMPTED as you wish");
            assertThat(server.schema()).isEqualTo(action);
        }
    }

    /** It goes by another connection than the result, and Debian's client takes none for a goal that is done. */
    private static void letFeedbackArrive() {
        try {
            TimeUnit.MILLISECONDS.sleep(1000);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void the_clients_machine_has_debians_transitions_and_no_others() throws Exception {
        Process python = new ProcessBuilder("/usr/bin/python3", ForeignPeer.source("actionlib_peer.py"), "transitions")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(python.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        SortedSet<String> theirs = printed.lines().map(String::strip).collect(Collectors.toCollection(TreeSet::new));
        SortedSet<String> ours = new TreeSet<>();
        for (ClientState state : ClientState.values()) {
            for (GoalStatus status : GoalStatus.values()) {
                if (status != GoalStatus.LOST) {
                    String passed = state.after(status)
                            .map(states ->
                                    states.stream().map(ClientState::name).collect(Collectors.joining(" ")))
                            .orElse("invalid");
                    ours.add((state + " " + status + " " + passed).strip());
                }
            }
        }
        assertThat(ours).isEqualTo(theirs).hasSize(72);
    }
}

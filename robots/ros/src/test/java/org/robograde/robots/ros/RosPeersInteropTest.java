package org.robograde.robots.ros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.ServiceSchema;

/** Our node and our master with Debian's rospy, roscpp, rosmaster and command-line tools. Run where loopback is the only network. */
@Tag("interop")
@Timeout(120)
class RosPeersInteropTest {
    private static final MessageSchema STRING = MessageRegistry.shipped().get("std_msgs/String");
    private static final ServiceSchema SET_BOOL = MessageRegistry.shipped().service("std_srvs/SetBool");
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private interface Scenario {
        void at(URI master) throws Exception;
    }

    private void withMaster(String whose, Scenario scenario) throws Exception {
        if (whose.equals("debian")) {
            URI uri = ForeignPeer.freeMasterUri();
            ForeignPeer master = ForeignPeer.debianMaster(uri, folder);
            try (master) {
                scenario.at(uri);
            }
        } else {
            try (RosMaster master = RosMaster.startOnLoopback(0)) {
                scenario.at(master.uri());
            }
        }
    }

    private ForeignPeer peer(String kind, URI master) throws Exception {
        if (kind.equals("rospy")) {
            return ForeignPeer.python(master, folder, ForeignPeer.source("rospy_peer.py"));
        }
        assumeTrue(
                ForeignPeer.isOnLoopbackOnly(),
                "skipped: roscpp listens on every network, and there is more than loopback");
        return ForeignPeer.start(master, folder, List.of(ForeignPeer.compiled("peer.cpp")));
    }

    @ParameterizedTest
    @CsvSource({"debian, rospy", "debian, roscpp", "ours, rospy", "ours, roscpp"})
    void topics_services_and_parameters_work_both_ways(String whoseMaster, String kind) throws Exception {
        withMaster(whoseMaster, master -> {
            try (RosNode node = RosNode.start(RosNodeOptions.of("/java", master));
                    ForeignPeer peer = peer(kind, master)) {
                talkWith(node, peer, kind);
            }
        });
    }

    private static void talkWith(RosNode node, ForeignPeer peer, String kind) throws Exception {
        BlockingQueue<RosOut.Line> log = new LinkedBlockingQueue<>();
        RosOut.listen(node, line -> {
            if (line.node().equals("/peer") && line.text().equals("peer is up")) {
                log.add(line);
            }
        });
        RosNode.Publisher orders = node.advertise("/java/said", STRING, false);
        node.parameters().set("/java/gain", 0.25);
        node.serve("/java/brake", SET_BOOL, request -> {
            if (!request.flag("data")) {
                throw new IllegalStateException("the brake stays on");
            }
            return SET_BOOL.response().newMessage().set("message", "braking").build();
        });
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        RosNode.Subscription replies =
                node.subscribe("/peer/heard", STRING, message -> heard.add(message.text("data")));
        RosNode.Subscription stream = node.subscribe("/peer/said", STRING, message -> said.add(message.text("data")));
        assertThat(orders.awaitSubscribers(1, SOON)).as(peer.output()).isTrue();
        assertThat(stream.awaitPublishers(1, SOON)).as(peer.output()).isTrue();
        assertThat(replies.awaitPublishers(1, SOON)).as(peer.output()).isTrue();
        // Published before the peer can have connected: it gets this because the topic latches.
        node.advertise("/java/map", STRING, true)
                .publish(STRING.newMessage().set("data", "hotel").build());
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("map hotel");

        int first = Integer.parseInt(said.take());
        for (int i = first + 1; i < first + 100; i++) {
            assertThat(said.poll(10, TimeUnit.SECONDS)).isEqualTo(String.valueOf(i));
        }
        order(orders, "grüezi 你好");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("heard grüezi 你好");
        order(orders, "call");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("brake braking");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("refused yes");
        BlockingQueue<Optional<Object>> rates = new LinkedBlockingQueue<>();
        WatchedParameter rate = node.parameters().watch("/peer/rate", rates::add);
        assertThat(rate.value()).isEmpty();
        order(orders, "param");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("gain 0.25");
        assertThat(node.parameters().get("/peer/rate")).contains(7);
        assertThat(rates.poll(10, TimeUnit.SECONDS)).contains(7);
        assertThat(rate.value()).contains(7);
        assertThat(node.parameters().search("gain")).contains("/java/gain");
        assertThat(node.parameters().names()).contains("/peer/rate", "/java/gain");

        RosOut.Line up = log.poll(10, TimeUnit.SECONDS);
        assertThat(up).isNotNull();
        assertThat(up.level()).contains(RosOut.Level.WARN);

        ServiceDescription described = node.describe("/peer/flip", SOON);
        assertThat(described.type()).isEqualTo("std_srvs/SetBool");
        assertThat(described.md5()).isEqualTo(SET_BOOL.md5());
        assertThat(described.node()).isEqualTo("/peer");

        assertThat(node.services()).containsEntry("/peer/flip", "/peer").containsEntry("/java/brake", "/java");
        RosNode.ServiceClient flip = node.client("/peer/flip", SET_BOOL);
        for (int i = 0; i < 3; i++) {
            Message answer =
                    flip.call(SET_BOOL.request().newMessage().set("data", true).build(), SOON);
            assertThat(answer.text("message")).isEqualTo("flipped");
        }
        assertThatThrownBy(() -> flip.call(SET_BOOL.request().newMessage().build(), SOON))
                .as(kind)
                .isInstanceOf(RosException.class)
                .hasMessageContaining("refused");
        assertThat(orders.droppedCount()).isZero();
    }

    private static void order(RosNode.Publisher orders, String text) {
        orders.publish(STRING.newMessage().set("data", text).build());
    }

    @ParameterizedTest
    @CsvSource({"debian, rospy", "ours, roscpp"})
    void a_peer_that_was_killed_and_restarted_is_heard_again(String whoseMaster, String kind) throws Exception {
        withMaster(whoseMaster, master -> {
            try (RosNode node = RosNode.start(RosNodeOptions.of("/java", master))) {
                BlockingQueue<String> said = new LinkedBlockingQueue<>();
                RosNode.Subscription stream =
                        node.subscribe("/peer/said", STRING, message -> said.add(message.text("data")));
                try (ForeignPeer peer = peer(kind, master)) {
                    assertThat(said.poll(20, TimeUnit.SECONDS))
                            .as(peer.output())
                            .isNotNull();
                    peer.kill();
                }
                said.clear();
                try (ForeignPeer peer = peer(kind, master)) {
                    assertThat(said.poll(20, TimeUnit.SECONDS))
                            .as(peer.output())
                            .isNotNull();
                    assertThat(stream.publisherCount()).isEqualTo(1);
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"debian", "ours"})
    void the_command_line_tools_work_with_our_node(String whoseMaster) throws Exception {
        withMaster(whoseMaster, master -> {
            try (RosNode node = RosNode.start(RosNodeOptions.of("/java", master))) {
                node.advertise("/java/map", STRING, true)
                        .publish(STRING.newMessage().set("data", "hotel").build());
                node.serve(
                        "/java/brake",
                        SET_BOOL,
                        request -> SET_BOOL.response()
                                .newMessage()
                                .set("message", "braking")
                                .build());
                BlockingQueue<String> heard = new LinkedBlockingQueue<>();
                node.subscribe("/orders", STRING, message -> heard.add(message.text("data")));
                assertThat(tool(master, "rosnode", "list")).contains("/java");
                assertThat(tool(master, "rosnode", "ping", "-c", "2", "/java"))
                        .contains("xmlrpc reply from http://127.0.0.1");
                assertThat(tool(master, "rosnode", "info", "/java"))
                        .contains("* /java/map [std_msgs/String]")
                        .contains("* /orders [unknown type]")
                        .contains("* /java/brake")
                        .contains("Pid: " + ProcessHandle.current().pid());
                assertThat(tool(master, "rostopic", "list")).contains("/java/map", "/orders");
                assertThat(tool(master, "rostopic", "type", "/java/map")).contains("std_msgs/String");
                assertThat(tool(master, "rostopic", "echo", "-n", "1", "/java/map"))
                        .contains("hotel");
                assertThat(tool(master, "rostopic", "pub", "-1", "/orders", "std_msgs/String", "data: go"))
                        .contains("publishing");
                assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("go");
                try (RosOut voice = RosOut.open(node)) {
                    voice.say(RosOut.Level.WARN, "low battery");
                    assertThat(tool(master, "rostopic", "echo", "-n", "1", "/rosout"))
                            .contains("level: 4")
                            .contains("low battery")
                            .contains("/java/map");
                }
                assertThat(tool(master, "rosservice", "list")).contains("/java/brake");
                assertThat(tool(master, "rosservice", "type", "/java/brake")).contains("std_srvs/SetBool");
                assertThat(tool(master, "rosservice", "call", "/java/brake", "data: true"))
                        .contains("braking");
                tool(master, "rosparam", "set", "/limits/speed", "0.5");
                assertThat(node.parameters().get("/limits/speed")).contains(0.5);
                assertThat(tool(master, "rosparam", "list")).contains("/limits/speed");
                assertThat(tool(master, "rosparam", "get", "/limits")).contains("speed: 0.5");
            }
        });
    }

    private String tool(URI master, String tool, String... arguments) throws Exception {
        return ForeignPeer.run(master, folder, tool, arguments);
    }

    @Test
    void our_node_stays_with_debians_master_across_its_restart() throws Exception {
        URI uri = ForeignPeer.freeMasterUri();
        ForeignPeer first = ForeignPeer.debianMaster(uri, folder);
        try (RosNode node = RosNode.start(RosNodeOptions.of("/java", uri))) {
            node.advertise("/java/map", STRING, true);
            first.kill();
            try (ForeignPeer second = ForeignPeer.debianMaster(uri, folder)) {
                long deadline = System.nanoTime() + SOON.toNanos();
                while (!node.publishedTopics().containsKey("/java/map") && System.nanoTime() < deadline) {
                    Thread.sleep(50);
                }
                assertThat(node.publishedTopics()).as(second.output()).containsKey("/java/map");
            }
        } finally {
            first.close();
        }
    }
}

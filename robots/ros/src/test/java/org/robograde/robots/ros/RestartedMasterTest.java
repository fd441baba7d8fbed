package org.robograde.robots.ros;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.ros.xmlrpc.XmlRpcClient;
import org.robograde.robots.ros.xmlrpc.XmlRpcServer;

/** Masters that come back at the same address and do not take everything at once. */
@Timeout(30)
class RestartedMasterTest {
    private static final MessageSchema STRING = MessageRegistry.shipped().get("std_msgs/String");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final AtomicInteger pid = new AtomicInteger(1);
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile RosMaster behind = RosMaster.startOnLoopback(0);
    private final List<RosMaster> masters = new ArrayList<>(List.of(behind));
    private final XmlRpcServer front = XmlRpcServer.start("front", InetAddress.getLoopbackAddress(), 0, this::passOn);
    private final RosNode talker =
            RosNode.start(RosNodeOptions.of("/talker", URI.create("http://127.0.0.1:" + front.port())));

    private Object passOn(String method, List<Object> arguments) throws IOException {
        if (method.equals("getPid")) {
            return List.of(1, "", pid.get());
        }
        if (method.equals("registerPublisher") && refusals.getAndDecrement() > 0) {
            return List.of(0, "not yet", 0);
        }
        return master().call(method, arguments.toArray());
    }

    private XmlRpcClient master() {
        return new XmlRpcClient(behind.uri(), SOON);
    }

    private void restart() {
        masters.add(RosMaster.startOnLoopback(0));
        behind = masters.get(masters.size() - 1);
    }

    private void awaitTopics(String... topics) throws Exception {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!talker.publishedTopics().keySet().containsAll(List.of(topics)) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(talker.publishedTopics()).containsOnlyKeys(topics);
    }

    @AfterEach
    void close() {
        talker.close();
        front.close();
        masters.forEach(RosMaster::close);
    }

    @Test
    void what_a_restarted_master_refuses_at_first_is_told_it_again() throws Exception {
        RosNode.Publisher one = talker.advertise("/one", STRING, false);
        RosNode.Publisher two = talker.advertise("/two", STRING, false);
        refusals.set(1);

        restart();

        awaitTopics("/one", "/two");
        assertThat(List.of(one.topic(), two.topic())).containsExactly("/one", "/two");
    }

    @Test
    void a_restarted_master_that_knows_the_node_by_something_newer_is_told_the_rest() throws Exception {
        RosNode.Publisher old = talker.advertise("/old", STRING, false);
        restart();
        RosNode.Publisher recent = talker.advertise("/recent", STRING, false);
        assertThat(talker.publishedTopics()).isEqualTo(Map.of("/recent", "std_msgs/String"));

        pid.incrementAndGet();

        awaitTopics("/old", "/recent");
        assertThat(List.of(old.topic(), recent.topic())).containsExactly("/old", "/recent");
    }
}

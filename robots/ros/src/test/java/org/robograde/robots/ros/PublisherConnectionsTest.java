package org.robograde.robots.ros;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.ros.tcpros.PublisherConnection;

/** From when to when a topic was heard, from whom, and why no longer. */
@Timeout(30)
class PublisherConnectionsTest {
    private static final MessageSchema STRING = MessageRegistry.shipped().get("std_msgs/String");

    private final RosMaster master = RosMaster.startOnLoopback(0);
    private final RosNode listener = RosNode.start(RosNodeOptions.of("/listener", master.uri()));
    private final BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        listener.close();
        master.close();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void each_connection_states_its_publisher_its_times_its_counts_and_its_end() throws Exception {
        long before = System.nanoTime();
        RosNode.Subscription subscription = listener.subscribeRaw("/chatter", heard::add);
        try (RosNode talker = RosNode.start(RosNodeOptions.of("/talker", master.uri()))) {
            RosNode.Publisher publisher = talker.advertise("/chatter", STRING, true);
            publisher.publish(STRING.newMessage().set("data", "four").build());
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isNotNull();
            PublisherConnection open = subscription.connections().get(0);
            assertThat(open.publisherId()).isEqualTo("/talker");
            assertThat(open.connectedMonotonicNanos()).isBetween(before, System.nanoTime());
            assertThat(open.connectedWallNanos() / 1_000_000)
                    .isCloseTo(System.currentTimeMillis(), org.assertj.core.data.Offset.offset(20_000L));
            assertThat(open.endedMonotonicNanos()).isEmpty();
            assertThat(open.endReason()).isEmpty();
            assertThat(open.messageCount()).isEqualTo(1);
            assertThat(open.byteCount()).isEqualTo(8);
        }
        await(() -> subscription.connections().get(0).endReason().equals("the publisher withdrew"));
        try (RosNode second = RosNode.start(RosNodeOptions.of("/second", master.uri()))) {
            second.advertise("/chatter", STRING, false);
            await(() -> subscription.connections().size() == 2);
            subscription.close();
            await(() -> subscription.connections().get(1).endedWallNanos().isPresent());
        }
        List<PublisherConnection> all = subscription.connections();
        assertThat(all).hasSize(2);
        assertThat(all.get(0).endedMonotonicNanos().orElseThrow())
                .isBetween(all.get(0).connectedMonotonicNanos(), all.get(1).connectedMonotonicNanos());
        assertThat(all.get(1).publisherId()).isEqualTo("/second");
        assertThat(all.get(1).endReason()).isEqualTo("closed here");
        assertThat(all.get(1).messageCount()).isZero();
    }
}

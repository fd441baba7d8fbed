package org.robograde.robots.ros;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;

/** Several receivers of one topic in one node: one connection, as rospy's publishers insist. */
@Timeout(30)
class SharedSubscriptionTest {
    private static final MessageSchema STRING = MessageRegistry.shipped().get("std_msgs/String");
    private static final MessageSchema BOOL = MessageRegistry.shipped().get("std_msgs/Bool");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final RosMaster master = RosMaster.startOnLoopback(0);
    private final RosNode talker = RosNode.start(RosNodeOptions.of("/talker", master.uri()));
    private final RosNode listener = RosNode.start(RosNodeOptions.of("/listener", master.uri()));
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<RawMessage> raw = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        listener.close();
        talker.close();
        master.close();
    }

    private static Message text(String text) {
        return STRING.newMessage().set("data", text).build();
    }

    @Test
    void receivers_share_a_connection_and_a_late_one_gets_what_is_latched() throws Exception {
        RosNode.Publisher publisher = talker.advertise("/map", STRING, true);
        publisher.publish(text("hotel"));
        RosNode.Subscription typed = listener.subscribe("/map", STRING, message -> heard.add(message.text("data")));
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("hotel");
        RosNode.Subscription late = listener.subscribeRaw("/map", raw::add);
        assertThat(raw.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(publisher.subscriberCount()).isEqualTo(1);
        assertThat(typed.connections()).isEqualTo(late.connections()).hasSize(1);

        typed.close();
        publisher.publish(text("ward"));
        assertThat(raw.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(heard).isEmpty();
        assertThat(typed.receivedCount()).isEqualTo(1);
        late.close();
        long deadline = System.nanoTime() + SOON.toNanos();
        while (publisher.subscriberCount() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        assertThat(publisher.subscriberCount()).isZero();
        assertThat(late.receivedCount()).isEqualTo(2);
    }

    @Test
    void a_receiver_of_another_type_hears_nothing_but_counts_it_and_disturbs_nobody() throws Exception {
        RosNode.Publisher publisher = talker.advertise("/map", STRING, false);
        BlockingQueue<Message> wrong = new LinkedBlockingQueue<>();
        RosNode.Subscription other = listener.subscribe("/map", BOOL, wrong::add);
        listener.subscribe("/map", STRING, message -> heard.add(message.text("data")));
        assertThat(publisher.awaitSubscribers(1, SOON)).isTrue();
        publisher.publish(text("hotel"));
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("hotel");
        assertThat(wrong).isEmpty();
        assertThat(other.passedOverCount()).isEqualTo(1);
        assertThat(other.receivedCount()).isZero();
    }

    @Test
    void a_receiver_may_leave_and_another_join_while_a_message_is_heard() throws Exception {
        RosNode.Publisher publisher = talker.advertise("/map", STRING, false);
        CompletableFuture<RosNode.Subscription> own = new CompletableFuture<>();
        own.complete(listener.subscribeRaw("/map", message -> {
            own.join().close();
            listener.subscribeRaw("/map", raw::add);
        }));
        listener.subscribe("/map", STRING, message -> heard.add(message.text("data")));
        assertThat(publisher.awaitSubscribers(1, SOON)).isTrue();
        publisher.publish(text("one"));
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("one");
        publisher.publish(text("two"));
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("two");
        assertThat(raw.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(raw).isEmpty();
        assertThat(own.join().receivedCount()).isEqualTo(1);
    }
}

package org.robograde.robots.ros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.ServiceSchema;
import org.robograde.robots.ros.tcpros.SubscriberRecord;
import org.robograde.robots.ros.xmlrpc.XmlRpcClient;

/** Our node against our master, over real sockets. */
@Timeout(30)
class RosNodeTest {
    private static final MessageSchema STRING = MessageRegistry.shipped().get("std_msgs/String");
    private static final ServiceSchema SET_BOOL = MessageRegistry.shipped().service("std_srvs/SetBool");
    private static final Duration SOON = Duration.ofSeconds(10);

    private RosMaster master = RosMaster.startOnLoopback(0);
    private RosNode talker = node("/talker");
    private RosNode listener = node("/listener");

    private RosNode node(String name) {
        return RosNode.start(RosNodeOptions.of(name, master.uri()));
    }

    private static Message text(String text) {
        return STRING.newMessage().set("data", text).build();
    }

    @BeforeEach
    void eachHasItsOwnGraph() {
        assertThat(talker.publishedTopics()).isEmpty();
    }

    @AfterEach
    void close() {
        talker.close();
        listener.close();
        master.close();
    }

    @Test
    void messages_arrive_complete_and_in_order() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        RosNode.Publisher publisher = talker.advertise("chatter", STRING, false);
        RosNode.Subscription subscription =
                listener.subscribe("/chatter", STRING, message -> heard.add(message.text("data")));
        assertThat(publisher.awaitSubscribers(1, SOON)).isTrue();
        assertThat(subscription.awaitPublishers(1, SOON)).isTrue();
        for (int i = 0; i < 1000; i++) {
            publisher.publish(text("message " + i));
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("message " + i);
        }
        assertThat(publisher.publishedCount()).isEqualTo(1000);
        assertThat(publisher.droppedCount()).isZero();
        assertThat(subscription.publisherCount()).isEqualTo(1);
        assertThat(talker.publishedTopics()).isEqualTo(Map.of("/chatter", "std_msgs/String"));
    }

    @Test
    void a_subscriber_that_was_there_first_is_told_of_the_publisher() throws Exception {
        BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
        listener.subscribeRaw("/chatter", heard::add);
        long before = System.nanoTime();
        RosNode.Publisher publisher = talker.advertise("/chatter", STRING, false);
        assertThat(publisher.awaitSubscribers(1, SOON)).isTrue();
        publisher.publish(text("hello"));
        RawMessage raw = heard.poll(10, TimeUnit.SECONDS);
        assertThat(raw).isNotNull();
        assertThat(raw.topic()).isEqualTo("/chatter");
        assertThat(raw.type()).isEqualTo("std_msgs/String");
        assertThat(raw.md5()).isEqualTo(STRING.md5());
        assertThat(raw.definition()).isEqualTo(STRING.fullDefinition());
        assertThat(raw.callerId()).isEqualTo("/talker");
        assertThat(raw.latching()).isFalse();
        assertThat(raw.payload().isReadOnly()).isTrue();
        assertThat(Ros1Codec.decode(STRING, raw.payload()).text("data")).isEqualTo("hello");
        assertThat(raw.receivedMonotonicNanos()).isBetween(before, System.nanoTime());
    }

    @Test
    void a_late_subscriber_gets_the_last_message_of_a_latching_topic_once() throws Exception {
        RosNode.Publisher publisher = talker.advertise("/map_name", STRING, true);
        publisher.publish(text("old"));
        publisher.publish(text("new"));
        BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
        listener.subscribeRaw("/map_name", heard::add);
        RawMessage raw = heard.poll(10, TimeUnit.SECONDS);
        assertThat(raw).isNotNull();
        assertThat(raw.latching()).isTrue();
        assertThat(Ros1Codec.decode(STRING, raw.payload()).text("data")).isEqualTo("new");
        assertThat(heard.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void a_slow_subscriber_loses_the_oldest_messages_and_the_loss_is_counted() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        RosNode.Publisher publisher = talker.advertise("/chatter", STRING, false, 100_000);
        RosNode.Subscription subscription = listener.subscribe("/chatter", STRING, message -> {
            await(blocked);
            heard.add(message.text("data").substring(0, 6));
        });
        assertThat(publisher.awaitSubscribers(1, SOON)).isTrue();
        String filler = "x".repeat(10_000);
        for (int i = 0; i < 5000; i++) {
            publisher.publish(text("%06d".formatted(i) + filler));
        }
        blocked.countDown();
        long received = 0;
        String last = "";
        while (!last.equals("004999")) {
            last = heard.poll(10, TimeUnit.SECONDS);
            assertThat(last).isNotNull();
            received++;
        }
        assertThat(publisher.droppedCount()).isPositive().isEqualTo(5000 - received);
        assertThat(subscription.receivedCount()).isBetween(received - 1, received);
        SubscriberRecord slow = publisher.subscribers().get(0);
        assertThat(slow.callerId()).isEqualTo("/listener");
        assertThat(slow.droppedCount()).isEqualTo(publisher.droppedCount());
        assertThat(slow.sentCount()).isEqualTo(received);
        assertThat(slow.sentBytes()).isEqualTo(received * 10_010);
    }

    @Test
    void bus_information_and_statistics_agree_and_count_what_travelled() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        RosNode.Publisher publisher = talker.advertise("/chatter", STRING, false);
        listener.subscribe("/chatter", STRING, message -> heard.add(message.text("data")));
        assertThat(publisher.awaitSubscribers(1, SOON)).isTrue();
        publisher.publish(text("four"));
        publisher.publish(text("five5"));
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("four");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("five5");
        List<?> out = (List<?>) slaveCall("/talker", "getBusInfo");
        List<?> in = (List<?>) slaveCall("/listener", "getBusInfo");
        assertThat(out).hasSize(1);
        assertThat(in).hasSize(1);
        List<?> outgoing = (List<?>) out.get(0);
        List<?> incoming = (List<?>) in.get(0);
        assertThat(outgoing.subList(1, 6)).isEqualTo(List.of("/listener", "o", "TCPROS", "/chatter", true));
        assertThat(incoming.subList(2, 6)).isEqualTo(List.of("i", "TCPROS", "/chatter", true));
        assertThat(slaveCall("/talker", "getBusStats"))
                .isEqualTo(List.of(
                        List.of(List.of("/chatter", 17, List.of(List.of(outgoing.get(0), 17, 2, true)))),
                        List.of(),
                        List.of(0, 0, 0)));
        assertThat(slaveCall("/listener", "getBusStats"))
                .isEqualTo(List.of(
                        List.of(),
                        List.of(List.of("/chatter", List.of(List.of(incoming.get(0), 17, -1, true)))),
                        List.of(0, 0, 0)));
    }

    private Object slaveCall(String node, String method) throws Exception {
        List<?> api = (List<?>) new XmlRpcClient(master.uri(), SOON).call("lookupNode", "/test", node);
        return ((List<?>) new XmlRpcClient(URI.create(api.get(2).toString()), SOON).call(method, "/test")).get(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void messages_published_just_before_closing_still_arrive() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        RosNode.Subscription subscription =
                listener.subscribe("/chatter", STRING, message -> heard.add(message.text("data")));
        RosNode.Publisher publisher = talker.advertise("/chatter", STRING, false);
        assertThat(publisher.awaitSubscribers(1, SOON)).isTrue();
        for (int i = 0; i < 500; i++) {
            publisher.publish(text("m" + i));
        }
        publisher.close();
        for (int i = 0; i < 500; i++) {
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("m" + i);
        }
        long deadline = System.nanoTime() + SOON.toNanos();
        while ((subscription.publisherCount() > 0 || subscription.brokenLinkCount() > 0)
                && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertThat(subscription.brokenLinkCount())
                .as("a withdrawal is no broken link")
                .isZero();
        assertThat(talker.publishedTopics()).isEmpty();
    }

    @Test
    void a_publisher_that_comes_back_under_the_same_name_is_heard_again() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        listener.subscribe("/chatter", STRING, message -> heard.add(message.text("data")));
        for (String word : List.of("first", "second")) {
            RosNode.Publisher publisher = talker.advertise("/chatter", STRING, false);
            assertThat(publisher.awaitSubscribers(1, SOON)).isTrue();
            publisher.publish(text(word));
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(word);
            talker.close();
            talker = node("/talker");
        }
    }

    @Test
    void a_service_is_called_and_its_failure_is_told_with_its_reason() throws Exception {
        AutoCloseable served = talker.serve("/brake", SET_BOOL, request -> {
            if (!request.flag("data")) {
                throw new IllegalStateException("the brake stays on");
            }
            return SET_BOOL.response()
                    .newMessage()
                    .set("success", true)
                    .set("message", "braking")
                    .build();
        });
        RosNode.ServiceClient client = listener.client("/brake", SET_BOOL);
        Message yes = SET_BOOL.request().newMessage().set("data", true).build();
        Message no = SET_BOOL.request().newMessage().build();
        assertThat(client.call(yes, SOON).text("message")).isEqualTo("braking");
        assertThatThrownBy(() -> client.call(no, SOON))
                .isInstanceOf(RosException.class)
                .hasMessage("service /brake refused: the brake stays on");
        assertThat(client.call(yes, SOON).flag("success")).isTrue();
        assertThat(listener.services()).containsEntry("/brake", "/talker");
        served.close();
        assertThatThrownBy(() -> client.call(yes, SOON)).hasMessageContaining("no node serves /brake");
    }

    @Test
    void a_client_finds_a_service_that_came_back_elsewhere() throws Exception {
        RosNode.ServiceClient client = listener.client("/brake", SET_BOOL);
        Message yes = SET_BOOL.request().newMessage().set("data", true).build();
        for (String word : List.of("one", "two")) {
            talker.serve(
                    "/brake",
                    SET_BOOL,
                    request -> SET_BOOL.response()
                            .newMessage()
                            .set("message", word)
                            .build());
            assertThat(client.call(yes, SOON).text("message")).isEqualTo(word);
            talker.close();
            talker = node("/talker");
        }
    }

    @Test
    void a_service_that_does_not_answer_in_time_is_told_apart_from_one_that_is_not_there() {
        CountDownLatch forever = new CountDownLatch(1);
        talker.serve("/brake", SET_BOOL, request -> {
            await(forever);
            return SET_BOOL.response().newMessage().build();
        });
        RosNode.ServiceClient client = listener.client("/brake", SET_BOOL);
        assertThatThrownBy(() -> client.call(SET_BOOL.request().newMessage().build(), Duration.ofMillis(200)))
                .hasMessageContaining("did not answer within 200 ms");
        forever.countDown();
    }

    @Test
    void parameters_of_every_kind_are_kept() {
        Parameters parameters = talker.parameters();
        Map<String, Object> tree =
                Map.of("flag", true, "count", 3, "gain", 0.5, "name", "arm <&> 手", "list", List.of(1, "a"));
        parameters.set("/robot", tree);
        assertThat(listener.parameters().get("/robot")).contains(tree);
        assertThat(parameters.get("robot/gain")).contains(0.5);
        parameters.set("~rate", 20L);
        assertThat(parameters.get("/talker/rate")).contains(20);
        parameters.set("/blob", new byte[] {1, -1});
        assertThat((byte[]) parameters.get("/blob").orElseThrow()).containsExactly(1, -1);
        parameters.delete("/robot/gain");
        assertThat(parameters.has("/robot/gain")).isFalse();
        assertThat(parameters.get("/robot/gain")).isEmpty();
        assertThat(parameters.has("/robot/name")).isTrue();
        assertThatThrownBy(() -> parameters.set("/big", 1L << 40)).hasMessageContaining("32-bit");
    }

    @Test
    void a_node_registers_again_with_a_master_that_was_restarted() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        RosNode.Publisher publisher = talker.advertise("/chatter", STRING, false);
        listener.subscribe("/chatter", STRING, message -> heard.add(message.text("data")));
        assertThat(publisher.awaitSubscribers(1, SOON)).isTrue();
        int port = master.uri().getPort();
        master.close();
        publisher.publish(text("without a master"));
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("without a master");
        master = RestartedMaster.at(port);
        try (RosNode late = node("/late")) {
            BlockingQueue<String> heardLate = new LinkedBlockingQueue<>();
            late.subscribe("/chatter", STRING, message -> heardLate.add(message.text("data")));
            assertThat(publisher.awaitSubscribers(2, SOON)).isTrue();
            publisher.publish(text("again"));
            assertThat(heardLate.poll(10, TimeUnit.SECONDS)).isEqualTo("again");
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("again");
            assertThat(heard.poll(200, TimeUnit.MILLISECONDS)).as("heard twice").isNull();
        }
    }

    @Test
    void a_node_whose_name_is_taken_over_shuts_down() throws Exception {
        RosNode.Publisher publisher = talker.advertise("/chatter", STRING, false);
        try (RosNode second = node("/talker")) {
            second.advertise("/other", STRING, false);
            // It says goodbye on a thread of its own.
            long deadline = System.nanoTime() + SOON.toNanos();
            while (publishes(publisher) && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
            assertThat(second.publishedTopics()).containsOnlyKeys("/other");
            assertThatThrownBy(() -> publisher.publish(text("too late")))
                    .isInstanceOf(RosException.class)
                    .hasMessageContaining("the publisher of /chatter is closed");
        }
    }

    private static boolean publishes(RosNode.Publisher publisher) {
        try {
            publisher.publish(text("hello"));
            return true;
        } catch (RosException closed) {
            return false;
        }
    }

    @Test
    void remapped_names_are_used_under_their_new_name() {
        RosNodeOptions options =
                new RosNodeOptions("/ns/talker", master.uri(), "127.0.0.1", Map.of("chatter", "/loud", "~x", "y"));
        try (RosNode node = RosNode.start(options)) {
            assertThat(node.advertise("chatter", STRING, false).topic()).isEqualTo("/loud");
            assertThat(node.advertise("~x", STRING, false).topic()).isEqualTo("/ns/y");
            assertThat(node.advertise("plain", STRING, false).topic()).isEqualTo("/ns/plain");
        }
    }

    @Test
    void a_master_that_does_not_answer_is_named_with_what_to_check() {
        RosNodeOptions options = RosNodeOptions.of("/lost", URI.create("http://127.0.0.1:1"));
        assertThatThrownBy(() -> RosNode.start(options))
                .isInstanceOf(RosException.class)
                .hasMessageContaining("http://127.0.0.1:1")
                .hasMessageContaining("check that it runs");
    }

    @Test
    void a_second_publisher_of_a_topic_on_one_node_and_a_message_of_another_type_are_refused() {
        RosNode.Publisher publisher = talker.advertise("/chatter", STRING, false);
        assertThatThrownBy(() -> talker.advertise("/chatter", STRING, false))
                .hasMessageContaining("publishes /chatter already");
        Message other =
                MessageRegistry.shipped().get("std_msgs/Bool").newMessage().build();
        assertThatThrownBy(() -> publisher.publish(other)).hasMessageContaining("carries std_msgs/String");
    }
}

package org.robograde.robots.ros.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.ros.RosException;
import org.robograde.robots.ros.bridge.foxglove.FoxgloveClient;

/** A bridge that breaks the rules costs a connection, never memory, never a hang; afterwards the link stands again. */
@Timeout(120)
class HostileBridgeTest {
    private static final String PROTOCOL = "foxglove.websocket.v1";
    private static final String INFO =
            "{\"op\":\"serverInfo\",\"name\":\"x\",\"capabilities\":[\"clientPublish\"],\"supportedEncodings\":[\"cdr\"]}";
    private static final String CHANNEL = "{\"op\":\"advertise\",\"channels\":[{\"id\":3,\"topic\":\"/said\","
            + "\"encoding\":\"cdr\",\"schemaName\":\"std_msgs/msg/String\",\"schema\":\"string data\"}]}";
    private static final BridgeOptions OPTIONS =
            new BridgeOptions(Duration.ofSeconds(20), Duration.ofSeconds(30), 100_000, 100_000);

    private RawBridge bridge = new RawBridge(PROTOCOL);

    HostileBridgeTest() throws IOException {}

    @BeforeEach
    void start() throws IOException {
        bridge.close();
        bridge = new RawBridge(PROTOCOL);
    }

    @AfterEach
    void stop() throws IOException {
        bridge.close();
    }

    /** Connects, and gives the bridge's end once the topic is subscribed. */
    private FoxgloveClient connect(CompletableFuture<RawBridge.Peer> peer) throws Exception {
        CompletableFuture<FoxgloveClient> connecting =
                CompletableFuture.supplyAsync(() -> FoxgloveClient.connect(bridge.uri(), OPTIONS));
        RawBridge.Peer accepted = bridge.next();
        accepted.text(INFO);
        accepted.text(CHANNEL);
        peer.complete(accepted);
        return connecting.get(60, TimeUnit.SECONDS);
    }

    private static byte[] message(String subscribe, String hexPayload) {
        int subscription = BridgeJson.read(subscribe)
                .path("subscriptions")
                .path(0)
                .path("id")
                .asInt();
        byte[] payload = java.util.HexFormat.of().parseHex(hexPayload);
        return ByteBuffer.allocate(13 + payload.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 1)
                .putInt(subscription)
                .putLong(0)
                .put(payload)
                .array();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "{\"op\":\"advertise\",\"channels\":[{}]}",
                "{\"op\":\"advertiseServices\",\"services\":[7]}",
                "DEEP",
                "LONG",
                "SHORT BINARY",
                "UNKNOWN BINARY",
                "ENDLESS FRAGMENTS",
                "HUGE FRAME",
            })
    void what_breaks_the_protocol_breaks_the_link_which_is_counted_and_made_again(String kind) throws Exception {
        CompletableFuture<RawBridge.Peer> first = new CompletableFuture<>();
        try (FoxgloveClient client = connect(first)) {
            BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
            BridgeClient.Subscription subscription = client.subscribe("/said", heard::add);
            RawBridge.Peer peer = first.get();
            peer.binary(message(peer.heard(), "0001000002000000" + "4100"));
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isNotNull();
            try {
                switch (kind) {
                    case "DEEP" -> peer.text("{\"op\":" + "[".repeat(5_000));
                    case "LONG" -> peer.text("{\"op\":\"" + "x".repeat(200_000) + "\"}");
                    case "SHORT BINARY" -> peer.binary(new byte[] {1, 0, 0});
                    case "UNKNOWN BINARY" -> peer.binary(new byte[] {99});
                    case "ENDLESS FRAGMENTS" -> {
                        peer.frame(RawBridge.BINARY, new byte[1_000], false);
                        for (int i = 0; i < 1_000; i++) peer.frame(0, new byte[1_000], false);
                    }
                    case "HUGE FRAME" ->
                        peer.socket()
                                .getOutputStream()
                                .write(ByteBuffer.allocate(200_010)
                                        .put((byte) 0x82)
                                        .put((byte) 127)
                                        .putLong(Long.MAX_VALUE)
                                        .array());
                    default -> peer.text(kind);
                }
            } catch (IOException hungUpAlready) {
                // As it should.
                assertThat(hungUpAlready).isNotNull();
            }
            assertThat(peer.isLeft()).isTrue();
            RawBridge.Peer second = bridge.next();
            assertThat(subscription.brokenLinkCount()).isEqualTo(1);
            assertThat(subscription.publisherCount()).isZero();
            second.text(INFO);
            second.text(CHANNEL);
            second.binary(message(second.heard(), "0001000002000000" + "4200"));
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isNotNull();
            // It is counted when the callback has returned, which is after the message is in the queue.
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (subscription.receivedCount() < 2 && System.nanoTime() < deadline) Thread.sleep(1);
            assertThat(subscription.receivedCount()).isEqualTo(2);
        }
    }

    @Test
    void a_message_in_parts_is_put_together() throws Exception {
        CompletableFuture<RawBridge.Peer> first = new CompletableFuture<>();
        try (FoxgloveClient client = connect(first)) {
            BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
            client.subscribe("/said", heard::add);
            RawBridge.Peer peer = first.get();
            byte[] whole = message(peer.heard(), "0001000002000000" + "4100");
            peer.frame(RawBridge.BINARY, java.util.Arrays.copyOfRange(whole, 0, 5), false);
            peer.frame(0, new byte[0], false);
            peer.frame(0, java.util.Arrays.copyOfRange(whole, 5, whole.length), true);
            RawMessage raw = heard.poll(20, TimeUnit.SECONDS);
            assertThat(raw).isNotNull();
            assertThat(raw.payload().remaining()).isEqualTo(10);
            assertThat(raw.type()).isEqualTo("std_msgs/msg/String");
        }
    }

    @Test
    void a_command_is_never_kept_while_the_link_is_broken() throws Exception {
        CompletableFuture<RawBridge.Peer> first = new CompletableFuture<>();
        try (FoxgloveClient client = connect(first)) {
            BridgeClient.Publisher stop =
                    client.advertise("/stop", MessageRegistry.shipped().get("std_msgs/Bool"), false);
            stop.publish(
                    MessageRegistry.shipped().get("std_msgs/Bool").newMessage().build());
            bridge.close();
            first.get().socket().close();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!client.topics().isEmpty() && System.nanoTime() < deadline) Thread.sleep(5);
            assertThatThrownBy(() -> {
                        // The bridge's end is gone before the socket knows it.
                        while (System.nanoTime() < deadline) {
                            stop.publish(MessageRegistry.shipped()
                                    .get("std_msgs/Bool")
                                    .newMessage()
                                    .build());
                            Thread.sleep(5);
                        }
                    })
                    .isInstanceOf(RosException.class)
                    .hasMessageContaining("is broken; nothing was sent");
        }
    }

    @Test
    void a_server_of_another_protocol_and_an_empty_port_are_refused_with_a_reason() throws Exception {
        try (RawBridge other = new RawBridge("")) {
            assertThatThrownBy(() -> FoxgloveClient.connect(other.uri(), OPTIONS))
                    .isInstanceOf(RosException.class)
                    .hasMessageContaining("it does not speak the protocol foxglove.websocket.v1");
        }
        // A port that no client is ever given for its own end, unlike one that has just become free.
        URI nobody = URI.create("ws://127.0.0.1:1");
        assertThatThrownBy(() -> FoxgloveClient.connect(nobody, OPTIONS))
                .isInstanceOf(RosException.class)
                .hasMessageContaining("cannot use the bridge at " + nobody)
                .hasMessageContaining("is it running");
    }

    @Test
    void the_queue_drops_the_oldest_messages_and_counts_them_but_keeps_words_of_the_protocol() throws Exception {
        OutgoingQueue queue = new OutgoingQueue(100);
        queue.add(new OutgoingQueue.Frame("words", 30, false));
        for (int i = 0; i < 5; i++) queue.add(new OutgoingQueue.Frame("message " + i, 30, true));
        assertThat(queue.droppedCount()).isEqualTo(3);
        assertThat(queue.take(0)).isEqualTo(new OutgoingQueue.Frame("words", 30, false));
        assertThat(queue.take(0)).isEqualTo(new OutgoingQueue.Frame("message 3", 30, true));
        queue.clear();
        assertThat(queue.droppedCount()).isEqualTo(4);
        assertThat(queue.take(0)).isNull();
    }
}

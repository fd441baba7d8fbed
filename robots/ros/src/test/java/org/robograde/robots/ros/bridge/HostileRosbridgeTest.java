package org.robograde.robots.ros.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.ros.RosException;
import org.robograde.robots.ros.bridge.rosbridge.RosbridgeClient;

/** A rosbridge that breaks the rules costs a connection, never memory, never a hang; afterwards the link stands again. */
@Timeout(120)
class HostileRosbridgeTest {
    private static final BridgeOptions OPTIONS =
            new BridgeOptions(Duration.ofSeconds(20), Duration.ofSeconds(30), 100_000, 100_000);
    /** A map of op, topic and msg with secs, nsecs and ten bytes. */
    private static final byte[] RAW = HexFormat.of()
            .parseHex("a3626f70677075626c69736865746f706963652f73616964636d7367"
                    + "a3647365637301656e736563730265627974657" + "34a00010000020000004100");

    private final RawBridge bridge = new RawBridge("");

    HostileRosbridgeTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        bridge.close();
    }

    private static void answer(RawBridge.Peer peer, JsonNode call, boolean result, String values) throws IOException {
        peer.text("{\"op\":\"service_response\",\"id\":\"" + call.path("id").asText() + "\",\"result\":" + result
                + ",\"values\":" + values + "}");
    }

    /** Answers as rosapi of ROS 2 would that knows one topic, until something else than that is asked. */
    private static JsonNode serveUntil(RawBridge.Peer peer, String wanted) throws IOException {
        while (true) {
            JsonNode words = BridgeJson.read(peer.heard());
            switch (words.path("service").asText(words.path("op").asText())) {
                case "/rosapi/get_ros_version" -> answer(peer, words, true, "{\"version\":2}");
                case "/rosapi/topics" ->
                    answer(peer, words, true, "{\"topics\":[\"/said\"],\"types\":[\"std_msgs/msg/String\"]}");
                case "/rosapi/publishers" -> answer(peer, words, true, "{\"publishers\":[\"/one\",\"/two\"]}");
                default -> answer(peer, words, false, "\"no such service\"");
            }
            if (words.path("service").asText(words.path("op").asText()).equals(wanted)) {
                return words;
            }
        }
    }

    private RosbridgeClient connect(CompletableFuture<RawBridge.Peer> peer) throws Exception {
        CompletableFuture<RosbridgeClient> connecting =
                CompletableFuture.supplyAsync(() -> RosbridgeClient.connect(bridge.uri(), OPTIONS));
        RawBridge.Peer accepted = bridge.next();
        serveUntil(accepted, "/rosapi/get_ros_version");
        peer.complete(accepted);
        return connecting.get(60, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"op\":\"fragment\",\"id\":\"1\",\"num\":0,\"total\":2000000000,\"data\":\"x\"}",
                "{\"op\":\"png\",\"data\":\"iVBORw0KGgo=\"}",
                "{\"op\":\"publish\",\"topic\":\"/said\",\"msg\":{\"data\":7}}",
                "LONG",
                "NO CBOR",
                "ANOTHER MAP",
            })
    void what_breaks_the_protocol_breaks_the_link_which_is_counted_and_made_again(String kind) throws Exception {
        CompletableFuture<RawBridge.Peer> first = new CompletableFuture<>();
        try (RosbridgeClient client = connect(first)) {
            BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
            BridgeClient.Subscription subscription = client.subscribe("/said", heard::add);
            RawBridge.Peer peer = first.get();
            JsonNode asked = serveUntil(peer, "subscribe");
            assertThat(asked.path("topic").asText()).isEqualTo("/said");
            assertThat(asked.path("compression").asText()).isEqualTo("cbor-raw");
            peer.binary(RAW);
            RawMessage raw = heard.poll(20, TimeUnit.SECONDS);
            assertThat(raw).isNotNull();
            assertThat(raw.type()).isEqualTo("std_msgs/msg/String");
            assertThat(raw.payload().remaining()).isEqualTo(10);
            try {
                switch (kind) {
                    case "LONG" -> peer.text("{\"op\":\"" + "x".repeat(200_000) + "\"}");
                    case "NO CBOR" -> peer.binary(new byte[] {(byte) 0xff});
                    case "ANOTHER MAP" -> peer.binary(HexFormat.of().parseHex("a1626f70677075626c697368"));
                    default -> peer.text(kind);
                }
            } catch (IOException hungUpAlready) {
                // As it should.
                assertThat(hungUpAlready).isNotNull();
            }
            assertThat(peer.isLeft()).isTrue();
            RawBridge.Peer second = bridge.next();
            assertThat(subscription.brokenLinkCount()).isEqualTo(1);
            if (kind.contains("publish")) {
                // What does not fit its type would only break the link again.
                assertThatThrownBy(() -> client.subscribe("/said", heard::add))
                        .isInstanceOf(RosException.class)
                        .hasMessageContaining("/said")
                        .hasMessageContaining("data is string and cannot be a JSON NUMBER");
            } else {
                serveUntil(second, "subscribe");
                second.binary(RAW);
                assertThat(heard.poll(20, TimeUnit.SECONDS)).isNotNull();
            }
        }
    }

    @Test
    void a_bridge_without_rosapi_is_refused_in_one_sentence() throws Exception {
        CompletableFuture<RosbridgeClient> connecting =
                CompletableFuture.supplyAsync(() -> RosbridgeClient.connect(bridge.uri(), OPTIONS));
        RawBridge.Peer peer = bridge.next();
        for (int i = 0; i < 2; i++) answer(peer, BridgeJson.read(peer.heard()), false, "\"no such service\"");
        assertThatThrownBy(() -> connecting.get(60, TimeUnit.SECONDS))
                .hasCauseInstanceOf(RosException.class)
                .hasMessageContaining("the bridge at " + bridge.uri() + " does not tell what is on offer")
                .hasMessageContaining("no such service")
                .hasMessageContaining("is rosapi running beside it?");
    }

    @Test
    void a_service_that_does_not_answer_or_refuses_is_named_with_its_words() throws Exception {
        CompletableFuture<RawBridge.Peer> first = new CompletableFuture<>();
        try (RosbridgeClient client = connect(first)) {
            var setBool = MessageRegistry.shipped().service("std_srvs/SetBool");
            var request = setBool.request().newMessage().build();
            assertThatThrownBy(() -> client.call("/brake", setBool, request, Duration.ofMillis(200)))
                    .isInstanceOf(RosException.class)
                    .hasMessage("service /brake: no answer within 200 ms");
            CompletableFuture<?> calling =
                    CompletableFuture.runAsync(() -> client.call("/brake", setBool, request, Duration.ofSeconds(60)));
            RawBridge.Peer peer = first.get();
            JsonNode late = BridgeJson.read(peer.heard());
            JsonNode call = BridgeJson.read(peer.heard());
            assertThat(call.path("args").path("data").isBoolean()).isTrue();
            // The answer to the first comes late and is nobody's.
            answer(peer, late, true, "{\"success\":true,\"message\":\"\"}");
            answer(peer, call, false, "\"not now\"");
            assertThatThrownBy(() -> calling.get(60, TimeUnit.SECONDS)).hasMessageContaining("service /brake: not now");
        }
    }
}

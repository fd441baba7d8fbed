package org.robograde.robots.ros.bridge.rosbridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.WireEncoding;
import org.robograde.robots.ros.RosException;
import org.robograde.robots.ros.bridge.BridgeOptions;
import org.robograde.robots.ros.bridge.Frames;

/** Whatever a bridge says is understood, passed over, or breaks the link. */
class RosbridgeFuzzTest {
    // {op: "publish", topic: "/said", msg: {secs: 1, nsecs: 2, bytes: h'00010000020000004100'}}
    private static final String RAW =
            "a3" + "626f70" + "677075626c697368" + "65746f706963" + "652f73616964" + "636d7367" + "a3" + "6473656373"
                    + "01" + "656e73656373" + "02" + "656279746573" + "4a00010000020000004100";

    static Stream<byte[]> seeds() {
        return Stream.of(
                new Frames()
                        .text(JsonMessagesFuzzTest.WORDS)
                        .binary(HexFormat.of().parseHex(RAW))
                        .seed(),
                new Frames()
                        .text(JsonMessagesFuzzTest.WORDS
                                .replace("\"AAE=\"", "[0,255]")
                                .replace("[1,2]", "[1,2,3]"))
                        .seed(),
                new Frames()
                        .text(
                                "{\"op\":\"service_response\",\"id\":\"robograde-call-1\",\"values\":{\"topics\":[]},\"result\":true}")
                        .text("{\"op\":\"status\",\"level\":\"error\",\"msg\":\"no\",\"id\":\"robograde-topic-1\"}")
                        .text("{\"op\":\"call_service\",\"service\":\"/x\"}")
                        .text("{\"op\":\"png\",\"data\":\"\"}")
                        .seed(),
                new Frames()
                        .text("{\"op\":\"fragment\",\"id\":\"1\",\"num\":0,\"total\":1000000000,\"data\":\"{\"}")
                        .seed(),
                // A byte string of two gigabytes, one without end, a tower of arrays.
                new Frames()
                        .binary(HexFormat.of().parseHex("a1656279746573" + "5a7fffffff" + "00"))
                        .seed(),
                new Frames()
                        .binary(HexFormat.of().parseHex("bf626f70" + "7f" + "6161".repeat(50)))
                        .seed(),
                new Frames().binary(HexFormat.of().parseHex("81".repeat(1_000))).seed(),
                new Frames()
                        .binary(HexFormat.of().parseHex(RAW.replace("4a0001", "5f450001") + "ff" + RAW))
                        .seed());
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "\"op\":\"publish\"",
        "\"topic\":\"/said\"",
        "\"msg\":{",
        "service_response",
        "fragment",
        "\"nanosec\":",
        "\"u64\":1e400",
        "null",
        "NaN",
        "/said",
        "bytes"
    })
    @FuzzTest
    void what_a_bridge_says_is_understood_or_breaks_the_link(byte[] input) throws Exception {
        Allocation.within(6_000_000 + 1_000L * input.length, () -> {
            RosbridgeClient client = new RosbridgeClient(URI.create("ws://127.0.0.1:1"), BridgeOptions.standard());
            List<RawMessage> heard = new ArrayList<>();
            client.speak(WireEncoding.CDR);
            client.incoming.opened();
            client.subscribe("/said", heard::add);
            KnownTypes.Known known = new KnownTypes.Known(
                    JsonMessagesFuzzTest.EVERYTHING.fullDefinition(), Optional.of(JsonMessagesFuzzTest.EVERYTHING));
            client.subscribe("/said", JsonMessagesFuzzTest.EVERYTHING.type(), known, true);
            try {
                Frames.give(input, client.incoming);
            } catch (RosException broken) {
                assertThat(broken.getMessage()).isNotBlank();
            }
            for (RawMessage message : heard) {
                assertThat(message.topic()).isEqualTo("/said");
                assertThat(message.payload().isReadOnly()).isTrue();
            }
            client.incoming.broken("the harness is done");
            return heard;
        });
    }
}

package org.robograde.robots.ros.bridge.foxglove;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.ros.RosException;
import org.robograde.robots.ros.bridge.BridgeClient;
import org.robograde.robots.ros.bridge.BridgeOptions;
import org.robograde.robots.ros.bridge.Frames;

/** Whatever a server says is understood, passed over, or breaks the link; what is heard lies within what was said. */
class FoxgloveFuzzTest {
    private static final String INFO =
            "{\"op\":\"serverInfo\",\"name\":\"x\",\"capabilities\":[\"clientPublish\",\"connectionGraph\","
                    + "\"parameters\"],\"supportedEncodings\":[\"cdr\",\"ros1\",\"json\"]}";
    private static final String CHANNELS = "{\"op\":\"advertise\",\"channels\":[{\"id\":3,\"topic\":\"/said\","
            + "\"encoding\":\"cdr\",\"schemaName\":\"std_msgs/msg/String\",\"schema\":\"string data\",\"schemaEncoding\":\"ros2msg\"},"
            + "{\"id\":4,\"topic\":\"/web\",\"encoding\":\"json\",\"schemaName\":\"W\",\"schema\":\"{}\"}]}";
    // For the first subscription, which is the harness's own of /said.
    private static final byte[] MESSAGE =
            HexFormat.of().parseHex("01" + "01000000" + "0000000000000000" + "00010000020000004100");

    static Stream<byte[]> seeds() {
        return Stream.of(
                new Frames().text(INFO).text(CHANNELS).binary(MESSAGE).seed(),
                new Frames()
                        .text(INFO)
                        .text(CHANNELS)
                        .text("{\"op\":\"unadvertise\",\"channelIds\":[3,99]}")
                        .binary(MESSAGE)
                        .text(
                                "{\"op\":\"advertiseServices\",\"services\":[{\"id\":1,\"name\":\"/s\",\"type\":\"std_srvs/SetBool\","
                                        + "\"request\":{\"encoding\":\"cdr\",\"schema\":\"bool data\"},\"responseSchema\":\"\"}]}")
                        .text("{\"op\":\"unadvertiseServices\",\"serviceIds\":[1]}")
                        .seed(),
                new Frames()
                        .text(
                                "{\"op\":\"parameterValues\",\"id\":\"robograde-1\",\"parameters\":[{\"name\":\"/a\",\"value\":\"AA==\","
                                        + "\"type\":\"byte_array\"},{\"name\":\"/b\",\"value\":{\"c\":[1,2.5,null]}}]}")
                        .text(
                                "{\"op\":\"connectionGraphUpdate\",\"publishedTopics\":[{\"name\":\"/said\",\"publisherIds\":[\"a\"]}],"
                                        + "\"subscribedTopics\":[{\"name\":\"/said\",\"subscriberIds\":[]}],\"removedTopics\":[\"/x\"]}")
                        .text("{\"op\":\"status\",\"level\":2,\"message\":\"no\"}")
                        .text("{\"op\":\"serviceCallFailure\",\"callId\":1,\"message\":\"no\"}")
                        .seed(),
                new Frames()
                        .binary(HexFormat.of().parseHex("03" + "01000000" + "01000000" + "03000000" + "636472" + "00"))
                        .binary(HexFormat.of().parseHex("020000000000000000"))
                        .binary(HexFormat.of().parseHex("03" + "0100000001000000" + "ffffffff"))
                        .seed(),
                new Frames().text("[".repeat(2_000)).seed(),
                new Frames()
                        .text("{\"op\":7,\"channels\":{}}")
                        .binary(new byte[0])
                        .seed());
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "\"op\":",
        "serverInfo",
        "advertise",
        "unadvertise",
        "advertiseServices",
        "parameterValues",
        "connectionGraphUpdate",
        "serviceCallFailure",
        "\"channels\":[",
        "\"channelIds\":[",
        "\"schema\":",
        "\"encoding\":\"ros1\"",
        "\"value\":",
        "byte_array",
        "\"id\":1e999",
        "/said"
    })
    @FuzzTest
    void what_a_server_says_is_understood_or_breaks_the_link(byte[] input) throws Exception {
        Allocation.within(4_000_000 + 1_000L * input.length, () -> {
            FoxgloveClient client = new FoxgloveClient(URI.create("ws://127.0.0.1:1"), BridgeOptions.standard());
            List<RawMessage> heard = new ArrayList<>();
            client.incoming.opened();
            BridgeClient.Subscription said = client.subscribe("/said", heard::add);
            try {
                Frames.give(input, client.incoming);
                // What is listed can be heard.
                client.topics()
                        .keySet()
                        .forEach(topic -> client.subscribe(topic, message -> {}).close());
                assertThat(said.publisherCount()).isNotNegative();
            } catch (RosException broken) {
                assertThat(broken.getMessage()).isNotBlank();
            }
            for (RawMessage message : heard) {
                assertThat(message.topic()).isEqualTo("/said");
                assertThat(message.payload().isReadOnly()).isTrue();
                assertThat(message.payload().remaining()).isLessThan(input.length);
            }
            client.incoming.broken("the harness is done");
            assertThat(client.topics()).isEmpty();
            assertThat(client.services()).isEmpty();
            assertThat(said.publisherCount()).isZero();
            assertThat(said.receivedCount()).isEqualTo(heard.size());
            return heard;
        });
    }
}

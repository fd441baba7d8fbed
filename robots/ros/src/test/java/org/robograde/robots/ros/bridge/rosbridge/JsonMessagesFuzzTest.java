package org.robograde.robots.ros.bridge.rosbridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.robots.messages.CdrCodec;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.WireEncoding;
import org.robograde.robots.ros.RosException;
import org.robograde.robots.ros.bridge.BridgeJson;

/** A message that comes as JSON is one of its type, or refused; and it reads the same when it is written again. */
class JsonMessagesFuzzTest {
    /** Every kind of field there is. */
    static final MessageSchema EVERYTHING =
            MessageSchema.parse(WireEncoding.CDR, "a_msgs/msg/Everything", """
            bool b
            int8 i8
            uint64 u64
            float32 f
            float64 d
            string s
            builtin_interfaces/Time t
            builtin_interfaces/Duration u
            uint8[] bytes
            bool[] flags
            int32[2] two
            float64[<=3] few
            string[] texts
            In[] in
            ================
            MSG: a_msgs/In
            int16 x
            string<=3 y
            """, MessageRegistry.empty());

    static final String WORDS = "{\"op\":\"publish\",\"topic\":\"/said\",\"msg\":{\"b\":true,\"i8\":-3,"
            + "\"u64\":18446744073709551615,\"f\":0.1,\"d\":null,\"s\":\"gr\u00fcezi\",\"t\":{\"sec\":-1,\"nanosec\":5},"
            + "\"u\":{\"secs\":1,\"nsecs\":2},\"bytes\":\"AAE=\",\"flags\":[true,0],\"two\":[1,2],\"few\":[NaN,-Infinity],"
            + "\"texts\":[\"a\",\"\"],\"in\":[{\"x\":1,\"y\":\"z\"}]}}";

    static Stream<byte[]> seeds() {
        String words = WORDS.substring(WORDS.indexOf("\"msg\":") + 6, WORDS.length() - 1);
        return Stream.of(words, words.replace("NaN", "0.0"), "{}", words.replace("-1", "4294967295"))
                .map(each -> each.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest
    void a_message_in_json_is_one_of_its_type_and_reads_the_same_again(byte[] input) {
        Message message;
        try {
            message = JsonMessages.read(EVERYTHING, BridgeJson.read(new String(input, StandardCharsets.UTF_8)));
        } catch (RosException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        Message again = JsonMessages.read(EVERYTHING, BridgeJson.read(BridgeJson.write(JsonMessages.write(message))));
        assertThat(again).isEqualTo(message);
        Message overTheWire = CdrCodec.decode(EVERYTHING, ByteBuffer.wrap(CdrCodec.encode(message)));
        assertThat(CdrCodec.encode(overTheWire)).isEqualTo(CdrCodec.encode(message));
    }
}

package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;
import org.robograde.hostile.Texts;

/** A CDR payload of a type whose definition came with it: decoded or refused, in either byte order. */
class CdrPayloadFuzzTest {
    private static final List<String> DEFINITIONS = List.of(
            "std_msgs/Header header\nfloat64[] ranges\nstring[] names\nbool ok\nint8[5] few\nuint16 port\n" + header(),
            "string<=10 name\nint32[<=5] numbers\nwstring wide\nstring<=3[<=2] both\n",
            "byte b\nchar c\nfloat32 f 1.5\nint64 big -3\nuint8 MAX=255\nstring TEXT='# none'\n",
            "Empty e\nEmpty[] many\nbuiltin_interfaces/Duration d\n" + separator("my_msgs/Empty"));

    static Stream<byte[]> seeds() {
        return DEFINITIONS.stream()
                .flatMap(text -> Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                        .map(order -> input(text, payload(text, order))));
    }

    private static String header() {
        return separator("std_msgs/Header") + "builtin_interfaces/Time stamp\nstring frame_id\n";
    }

    private static String separator(String type) {
        return "=".repeat(80) + "\nMSG: " + type + "\n";
    }

    private static MessageSchema parse(String text) {
        return MessageSchema.parse(WireEncoding.CDR, "my_msgs/msg/Thing", text, MessageRegistry.empty());
    }

    private static byte[] payload(String text, ByteOrder order) {
        return CdrCodec.encode(Ros1PayloadFuzzTest.filled(parse(text)), order);
    }

    private static byte[] input(String text, byte[] payload) {
        byte[] definition = (text + "\0").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(definition.length + payload.length)
                .put(definition)
                .put(payload)
                .array();
    }

    @MethodSource("seeds")
    @FuzzTest
    void a_payload_is_decoded_or_refused(byte[] input) throws Exception {
        int end = 0;
        while (end < input.length && input[end] != 0) {
            end++;
        }
        MessageSchema schema;
        try {
            schema = parse(Texts.of(Arrays.copyOf(input, end)));
        } catch (DefinitionException refused) {
            return;
        }
        ByteBuffer payload = ByteBuffer.wrap(
                        input, Math.min(end + 1, input.length), Math.max(0, input.length - end - 1))
                .slice()
                .asReadOnlyBuffer();
        Allocation.within(1_000_000 + 200L * payload.remaining() + 100L * Ros1PayloadFuzzTest.valuesIn(schema), () -> {
            check(schema, payload);
            return payload;
        });
    }

    private static void check(MessageSchema schema, ByteBuffer payload) {
        Message decoded;
        try {
            decoded = CdrCodec.decode(schema, payload);
        } catch (DefinitionException refused) {
            assertThat(refused.getMessage()).startsWith(schema.type());
            return;
        }
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            byte[] bytes = CdrCodec.encode(decoded, order);
            Message again = CdrCodec.decode(schema, ByteBuffer.wrap(bytes));
            assertThat(again.equals(decoded)).isTrue();
            assertThat(CdrCodec.encode(again, order)).isEqualTo(bytes);
        }
        assertThat(decoded.toString()).isNotEmpty();
    }
}

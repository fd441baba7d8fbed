package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;
import org.robograde.hostile.Texts;

/** Payload of a known type or of one that came with it: decoded or refused, never more memory than the bytes are worth. */
class Ros1PayloadFuzzTest {
    private static final MessageRegistry SHIPPED = MessageRegistry.shipped();
    private static final List<String> TYPES = List.copyOf(SHIPPED.types());

    /** The first byte of an input names a shipped type; from here on a definition stands between it and a zero byte. */
    private static final int OWN_DEFINITION = 0xF0;

    static Stream<byte[]> seeds() {
        Stream<byte[]> shipped = Stream.of(
                        "std_msgs/String",
                        "std_msgs/Float64MultiArray",
                        "sensor_msgs/LaserScan",
                        "sensor_msgs/PointCloud2",
                        "tf2_msgs/TFMessage",
                        "actionlib_msgs/GoalStatusArray",
                        "nav_msgs/Path")
                .map(type -> input(TYPES.indexOf(type), "", Ros1Codec.encode(filled(SHIPPED.get(type)))));
        Stream<byte[]> own = Stream.of(
                        "std_msgs/Empty[] none\nstring s\n",
                        "bool[3] b\nint16[] i\nuint64[2] u\nfloat32[] f\ntime[] t\nduration d\nchar c\n",
                        "A[] a\n" + "=".repeat(80) + "\nMSG: my_msgs/A\nstring[] names\nstd_msgs/Empty e\n")
                .map(text -> input(
                        OWN_DEFINITION,
                        text + "\0",
                        Ros1Codec.encode(filled(MessageSchema.parse("my_msgs/Thing", text, SHIPPED)))));
        byte[] absurd = {-1, -1, -1, 127, 0, 0, 0, 0};
        return Stream.of(
                        shipped,
                        own,
                        Stream.of(
                                input(OWN_DEFINITION, "std_msgs/Empty[] none\n\0", absurd),
                                input(TYPES.indexOf("std_msgs/String"), "", absurd)))
                .flatMap(each -> each);
    }

    private static byte[] input(int selector, String text, byte[] payload) {
        byte[] middle = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + middle.length + payload.length)
                .put((byte) selector)
                .put(middle)
                .put(payload)
                .array();
    }

    /** Two elements in every array of variable length, so that there are lengths to change. */
    static Message filled(MessageSchema schema) {
        Message.Builder builder = schema.newMessage();
        for (FieldSchema field : schema.fields()) {
            if (field.nested().isPresent()) {
                Message inner = filled(field.nested().get());
                builder.set(field.name(), field.isArray() ? elements(field, inner) : inner);
            } else if (field.arrayLength() == FieldSchema.VARIABLE) {
                builder.set(field.name() + "[0]", element(field));
                builder.set(field.name() + "[1]", element(field));
            } else if (!field.isArray()) {
                builder.set(field.name(), element(field));
            }
        }
        return builder.build();
    }

    private static List<Message> elements(FieldSchema field, Message inner) {
        return java.util.Collections.nCopies(
                field.arrayLength() == FieldSchema.VARIABLE ? 2 : field.arrayLength(), inner);
    }

    private static Object element(FieldSchema field) {
        return switch (field.type()) {
            case "bool" -> true;
            case "string", "wstring" -> "ab";
            case "time" -> new RosTime(1_700_000_000L, 5);
            case "duration" -> new RosDuration(-1, 7);
            case "float32", "float64" -> 0.5;
            default -> 3;
        };
    }

    @MethodSource("seeds")
    @FuzzTest
    void a_payload_is_decoded_or_refused(byte[] input) throws Exception {
        if (input.length < 1) {
            return;
        }
        int selector = input[0] & 0xFF;
        int payloadAt = 1;
        MessageSchema schema;
        if (selector < OWN_DEFINITION) {
            schema = SHIPPED.get(TYPES.get(selector % TYPES.size()));
        } else {
            while (payloadAt < input.length && input[payloadAt] != 0) {
                payloadAt++;
            }
            try {
                schema = MessageSchema.parse(
                        "my_msgs/Thing", Texts.of(Arrays.copyOfRange(input, 1, payloadAt)), SHIPPED);
            } catch (DefinitionException refused) {
                return;
            }
            payloadAt = Math.min(payloadAt + 1, input.length);
        }
        ByteBuffer payload = ByteBuffer.wrap(input, payloadAt, input.length - payloadAt)
                .slice()
                .asReadOnlyBuffer();
        // A field that holds nothing takes no byte on the wire, but a reference in memory.
        long bytesMax = 1_000_000 + 200L * payload.remaining() + 100L * valuesIn(schema);
        Allocation.within(bytesMax, () -> {
            check(schema, payload);
            return payload;
        });
    }

    static long valuesIn(MessageSchema schema) {
        return schema.fields().stream()
                .mapToLong(field -> Math.max(1, Math.min(1_000, field.arrayLength()))
                        * (1 + field.nested().map(Ros1PayloadFuzzTest::valuesIn).orElse(0L)))
                .sum();
    }

    private static void check(MessageSchema schema, ByteBuffer payload) {
        Message decoded;
        try {
            decoded = Ros1Codec.decode(schema, payload);
        } catch (DefinitionException refused) {
            assertThat(refused.getMessage()).startsWith(schema.type());
            return;
        }
        byte[] bytes = Ros1Codec.encode(decoded);
        Message again = Ros1Codec.decode(schema, ByteBuffer.wrap(bytes));
        assertThat(again.equals(decoded)).isTrue();
        assertThat(again.hashCode()).isEqualTo(decoded.hashCode());
        assertThat(Ros1Codec.encode(again)).isEqualTo(bytes);
        assertThat(decoded.toString().length()).isLessThan(1_000 + 40 * (int) valuesIn(schema) + 20 * bytes.length);
        for (FieldSchema field : schema.fields()) {
            assertThat(decoded.has(field.name())).isTrue();
            if (field.isArray() && field.nested().isPresent()) {
                assertThat(decoded.messages(field.name())).hasSize(decoded.length(field.name()));
            }
        }
    }
}

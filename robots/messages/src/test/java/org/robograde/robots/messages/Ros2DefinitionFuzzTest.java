package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;
import org.robograde.hostile.Texts;

/** A definition in the ROS 2 language is understood or refused, and means the same when it is passed on. */
class Ros2DefinitionFuzzTest {
    static Stream<byte[]> seeds() {
        return Texts.utf8(
                "string<=10 name 'a, \\'b'\nint32[<=5] numbers [1, 2,3]\nwstring wide \"x\"\nuint8 MAX=0xFF\nbyte b 1\n",
                "std_msgs/Header header\n" + separator("std_msgs/msg/Header")
                        + "builtin_interfaces/Time stamp\nstring frame_id\n",
                "A a\nA[3] b\n" + separator("my_msgs/A") + "my_msgs/msg/B[<=2] b\n" + separator("my_msgs/B")
                        + "bool x true\n",
                "A a\n" + separator("my_msgs/A") + "Thing t\n",
                "float64[9] m [1, -2.5, 3e9, 4, 5, 6, 7, 8, 9]\nstring S=it's # no comment\nstring<=0 n\n",
                "uint64 U=18446744073709551615\nint8 I=-0b101\nchar c 0o17\nduration d\n",
                "# " + "=".repeat(20) + "\n\tint32\tx\t5\r\nint32 y\r");
    }

    private static String separator(String type) {
        return "=".repeat(80) + "\nMSG: " + type + "\n";
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "uint8",
        "int64",
        "float32",
        "string",
        "wstring",
        "bool",
        "byte",
        "char",
        "[]",
        "[3]",
        "[<=3]",
        "<=3",
        "'",
        "\\x22",
        "builtin_interfaces/Time",
        "my_msgs/A",
        "==========\\x0A",
        "MSG: my_msgs/A\\x0A",
        "\\x0A",
        "=",
        "#",
        "0x",
        "true"
    })
    @FuzzTest
    void a_definition_is_understood_or_refused(byte[] input) throws Exception {
        Allocation.within(2_000_000 + 2_000L * input.length, () -> {
            try {
                check(MessageSchema.parse(
                        WireEncoding.CDR, "my_msgs/msg/Thing", Texts.of(input), MessageRegistry.empty()));
            } catch (DefinitionException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
            return input;
        });
    }

    private static void check(MessageSchema schema) {
        String complete = schema.fullDefinition();
        MessageSchema again = MessageSchema.parse(WireEncoding.CDR, schema.type(), complete, MessageRegistry.empty());
        assertThat(again.identity()).isEqualTo(schema.identity());
        assertThat(again.fullDefinition()).isEqualTo(complete);
        assertThat(again.constants()).isEqualTo(schema.constants());
        if (schema.minimumBytes() < 10_000) {
            Message empty = schema.newMessage().build();
            byte[] bytes = CdrCodec.encode(empty);
            assertThat(CdrCodec.decode(again, ByteBuffer.wrap(bytes))).isEqualTo(empty);
        }
    }
}

package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;
import org.robograde.hostile.Texts;

/** Whatever text a publisher states as its definition is understood or refused, and what is understood means the same when it is passed on. */
class DefinitionFuzzTest {
    private static final MessageRegistry SHIPPED = MessageRegistry.shipped();
    private static final String TYPE = "my_msgs/Thing";

    static Stream<byte[]> seeds() {
        return Stream.concat(
                Stream.of("sensor_msgs/Imu", "tf2_msgs/TFMessage", "nav_msgs/Odometry", "actionlib_msgs/GoalStatus")
                        .map(type -> SHIPPED.get(type).fullDefinition())
                        .flatMap(Texts::utf8),
                Texts.utf8(
                        "string COLOUR= #ff0000 # red\nint8 N=-3 # three\nbool ON=True\nfloat64 X=1e-3\nuint64 U=18446744073709551615\n",
                        "Header header\nbyte b\nchar c\nchar[4] four\nstd_msgs/String[] texts\ntime[2] t\nduration d\n",
                        "std_msgs/String a\n" + separator("std_msgs/String") + "uint8[] data\n",
                        "A a\n" + separator("my_msgs/A") + "B[3] b\n" + separator("my_msgs/B") + "A a\n",
                        "std_msgs/Header h\ngeometry_msgs/PoseStamped p\n" + separator("std_msgs/Header") + "uint8 x\n",
                        "uint8[999999999] a\nstd_msgs/Empty[2147483647] e\nstd_msgs/Empty[] f\n",
                        "A[1000] a\n" + separator("my_msgs/A") + "B[1000] a\n" + separator("my_msgs/B") + "int8[9] a\n",
                        "int32 a\rint32 b\r\nint32 c\n\n  # nothing\n=\n"));
    }

    private static String separator(String type) {
        return "=".repeat(80) + "\nMSG: " + type + "\n";
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "uint8",
        "int64",
        "float32",
        "string ",
        "time ",
        "duration ",
        "bool ",
        "byte ",
        "char ",
        "Header ",
        "[]",
        "[3]",
        "std_msgs/Header",
        "std_msgs/Empty",
        "my_msgs/Thing",
        "geometry_msgs/Pose",
        "==========\\x0A",
        "MSG: my_msgs/A\\x0A",
        "\\x0A",
        "=",
        "#"
    })
    @FuzzTest
    void a_definition_is_understood_or_refused(byte[] input) throws Exception {
        String text = Texts.of(input);
        // Every type named costs a schema of its own; 400 kB are the shipped types it may draw in.
        Allocation.within(2_000_000 + 2_000L * input.length, () -> {
            try {
                check(MessageSchema.parse(TYPE, text, SHIPPED));
            } catch (DefinitionException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
            return text;
        });
    }

    static void check(MessageSchema schema) {
        String complete = schema.fullDefinition();
        MessageSchema again = MessageSchema.parse(schema.type(), complete, MessageRegistry.empty());
        assertThat(again.md5()).isEqualTo(schema.md5());
        assertThat(again.fullDefinition()).isEqualTo(complete);
        assertThat(again.constants()).isEqualTo(schema.constants());
        assertThat(again.fields().stream().map(FieldSchema::name))
                .isEqualTo(schema.fields().stream().map(FieldSchema::name).toList());
        if (schema.minimumBytes() < 10_000) {
            Message empty = schema.newMessage().build();
            byte[] bytes = Ros1Codec.encode(empty);
            assertThat(bytes).hasSize(schema.minimumBytes());
            assertThat(Ros1Codec.decode(again, ByteBuffer.wrap(bytes))).isEqualTo(empty);
        }
    }
}

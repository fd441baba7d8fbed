package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final MessageRegistry SHIPPED = MessageRegistry.shipped();

    private static MessageSchema everything() {
        return MessageSchema.parse("my_msgs/Everything", """
                bool flag
                int8 i8
                uint8 u8
                uint32 u32
                uint64 u64
                float32 f32
                string text
                time stamp
                duration span
                uint8[] bytes
                bool[] flags
                int16[] shorts
                uint64[2] pair
                float32[] floats
                string[] texts
                geometry_msgs/Point[] points
                geometry_msgs/Point[2] corners
                """, SHIPPED);
    }

    @Test
    void a_nested_path_creates_what_lies_between() {
        Message tf = SHIPPED.get("tf2_msgs/TFMessage")
                .newMessage()
                .set("transforms[0].header.frame_id", "map")
                .set("transforms[0].transform.rotation.w", 1)
                .set("transforms[1].header.stamp", new RosTime(3, 5))
                .build();
        assertThat(tf.length("transforms")).isEqualTo(2);
        assertThat(tf.text("transforms[0].header.frame_id")).isEqualTo("map");
        assertThat(tf.number("transforms[0].transform.rotation.w")).isEqualTo(1.0);
        assertThat(tf.messages("transforms").get(1).time("header.stamp").toNanos())
                .isEqualTo(3_000_000_005L);
        assertThat(tf.has("transforms[2].header")).isFalse();
        assertThat(tf.has("transforms[1].header.seq")).isTrue();
    }

    @Test
    void numbers_of_any_width_and_arrays_of_any_kind_are_accepted() {
        Message message = everything()
                .newMessage()
                .set("i8", (byte) -4)
                .set("u32", 4_000_000_000L)
                .set("u64", -1L)
                .set("f32", 0.1)
                .set("bytes", new int[] {1, 255})
                .set("flags", new boolean[] {true, false})
                .set("shorts", List.of(-1, 2L, (short) 3))
                .set("pair", new long[] {1, -1})
                .set("floats", new double[] {1.5, 2})
                .set("floats[2]", 3)
                .set("texts", List.of("a", "b"))
                .set("points[0].x", 7)
                .build();
        assertThat(message.number("u64")).isEqualTo(0x1p64);
        assertThat(message.number("f32")).isEqualTo((double) 0.1f);
        assertThat(message.bytes("bytes")).containsExactly(1, -1);
        assertThat(message.integer("bytes[1]")).isEqualTo(255);
        assertThat(message.numbers("bytes")).containsExactly(1, 255);
        assertThat(message.flag("flags[0]")).isTrue();
        assertThat(message.integers("shorts")).containsExactly(-1, 2, 3);
        assertThat(message.numbers("pair")).containsExactly(1, 0x1p64);
        assertThat(message.get("floats")).isEqualTo(new float[] {1.5f, 2, 3});
        assertThat(message.texts("texts")).containsExactly("a", "b");
        assertThat(message.message("points[0]").number("x")).isEqualTo(7);
        assertThat(message.toString())
                .contains("my_msgs/Everything{flag: false, i8: -4")
                .contains("bytes: [1, 255]");
    }

    @Test
    void a_value_that_does_not_fit_is_refused_saying_where_and_why() {
        Message.Builder builder = everything().newMessage();
        assertThatThrownBy(() -> builder.set("u8", 256))
                .hasMessageContaining("my_msgs/Everything.u8")
                .hasMessageContaining("uint8 cannot hold Long 256");
        assertThatThrownBy(() -> builder.set("u8", -1)).hasMessageContaining("uint8");
        assertThatThrownBy(() -> builder.set("i8", 1.5)).hasMessageContaining("int8 cannot hold Double 1.5");
        assertThatThrownBy(() -> builder.set("text", 5)).hasMessageContaining("string cannot hold Integer 5");
        assertThatThrownBy(() -> builder.set("pair", new long[3]))
                .hasMessageContaining("uint64[2] cannot hold 3 elements");
        assertThatThrownBy(() -> builder.set("pair[2]", 1)).hasMessageContaining("pair has 2 elements");
        assertThatThrownBy(() -> builder.set("points[1].x", 1)).hasMessageContaining("points has 0 elements");
        assertThatThrownBy(() -> builder.set("stamp", new RosTime(-1, 0))).hasMessageContaining("time cannot hold");
        assertThatThrownBy(() -> builder.set(
                        "corners[0]",
                        SHIPPED.get("geometry_msgs/Vector3").newMessage().build()))
                .hasMessageContaining("cannot hold a geometry_msgs/Vector3");
    }

    @Test
    void a_path_that_leads_nowhere_is_refused_naming_the_fields_there_are() {
        Message pose = SHIPPED.get("geometry_msgs/PoseStamped").newMessage().build();
        assertThatThrownBy(() -> pose.get("pose.positon.x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("geometry_msgs/Pose has no field 'positon'; it has position, orientation");
        assertThatThrownBy(() -> pose.get("pose.position.x.y")).hasMessageContaining("x is float64 and has no fields");
        assertThatThrownBy(() -> pose.get("pose[0]")).hasMessageContaining("not an array");
        assertThatThrownBy(() -> pose.get("pose[")).hasMessageContaining("not a field path");
        assertThatThrownBy(() -> pose.get("pose.")).hasMessageContaining("not a field path");
        assertThatThrownBy(() -> pose.number("header.frame_id")).hasMessageContaining("is string, not a number");
    }

    @Test
    void nobody_can_change_a_message_through_an_array_given_or_taken() {
        byte[] given = {1, 2};
        Message message = everything().newMessage().set("bytes", given).build();
        given[0] = 9;
        message.bytes("bytes")[1] = 9;
        ((byte[]) message.get("bytes"))[1] = 9;
        assertThat(message.bytes("bytes")).containsExactly(1, 2);
        assertThat(message.toBuilder().set("bytes[0]", 5).build().bytes("bytes"))
                .containsExactly(5, 2);
        assertThat(message.bytes("bytes")).containsExactly(1, 2);
    }
}

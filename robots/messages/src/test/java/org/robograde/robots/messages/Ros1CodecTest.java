package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Ros1CodecTest {
    private static final MessageRegistry SHIPPED = MessageRegistry.shipped();

    private static ByteBuffer hex(String bytes) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(bytes.replace(" ", "")));
    }

    @Test
    void a_stamped_header_has_the_bytes_that_rospy_writes() {
        Message header = SHIPPED.get("std_msgs/Header")
                .newMessage()
                .set("seq", 7)
                .set("stamp", new RosTime(4_294_967_295L, 5))
                .set("frame_id", "map")
                .build();
        assertThat(Ros1Codec.encode(header))
                .isEqualTo(hex("07000000 ffffffff 05000000 03000000 6d6170").array());
        assertThat(Ros1Codec.decode(header.schema(), ByteBuffer.wrap(Ros1Codec.encode(header))))
                .isEqualTo(header);
    }

    @Test
    void decoding_leaves_the_buffer_as_it_was_and_starts_at_its_position() {
        ByteBuffer bytes = hex("ff 02000000 6869");
        bytes.position(1);
        assertThat(Ros1Codec.decode(SHIPPED.get("std_msgs/String"), bytes).text("data"))
                .isEqualTo("hi");
        assertThat(bytes.position()).isEqualTo(1);
    }

    @Test
    void text_that_is_not_utf8_is_shown_with_replacement_signs() {
        assertThat(Ros1Codec.decode(SHIPPED.get("std_msgs/String"), hex("02000000 ff41"))
                        .text("data"))
                .isEqualTo("\uFFFDA");
    }

    @Test
    void a_length_past_the_end_is_refused_with_field_path_and_offset() {
        assertThatThrownBy(() -> Ros1Codec.decode(
                        SHIPPED.get("geometry_msgs/PoseStamped"), hex("00000000 00000000 00000000 ffffffff 41")))
                .isInstanceOf(DefinitionException.class)
                .hasMessage(
                        "geometry_msgs/PoseStamped.header.frame_id: length 4294967295 at offset 12 needs at least 4294967295 bytes, 1 are left");
    }

    @Test
    void a_hostile_array_length_is_refused_before_anything_is_allocated() {
        assertThatThrownBy(() ->
                        Ros1Codec.decode(SHIPPED.get("std_msgs/Float64MultiArray"), hex("00000000 00000000 ffffff1f")))
                .hasMessageContaining("Float64MultiArray.data: length 536870911");
        assertThatThrownBy(() -> Ros1Codec.decode(
                        SHIPPED.get("tf2_msgs/TFMessage"),
                        hex("01000000" + "00".repeat(12) + "ffffff7f" + "00".repeat(70))))
                .hasMessageContaining(
                        "tf2_msgs/TFMessage.transforms[0].header.frame_id: length 2147483647 at offset 16");
    }

    @Test
    void a_hostile_count_of_messages_without_bytes_costs_no_memory() {
        MessageSchema schema = MessageSchema.parse("my_msgs/Hollow", "std_msgs/Empty[] none\n", SHIPPED);
        assertThat(Ros1Codec.decode(schema, hex("ffffff7f")).length("none")).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void bytes_left_over_are_refused() {
        assertThatThrownBy(() -> Ros1Codec.decode(SHIPPED.get("std_msgs/Bool"), hex("0100")))
                .hasMessageContaining("1 bytes left over at offset 1");
    }
}

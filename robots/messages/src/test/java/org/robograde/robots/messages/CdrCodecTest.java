package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CdrCodecTest {
    private static ByteBuffer hex(String bytes) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(bytes.replace(" ", "")));
    }

    private static MessageSchema parse(String text) {
        return MessageSchema.parse(WireEncoding.CDR, "my_msgs/msg/Thing", text, MessageRegistry.shipped());
    }

    @Test
    void numbers_are_aligned_to_their_size_counted_from_behind_the_header() {
        MessageSchema schema = parse("uint8 a\nuint16 b\nfloat64 c\nuint8 d\nint64[] e\nuint8 f\n");
        Message message = schema.newMessage()
                .set("a", 1)
                .set("b", 2)
                .set("c", 1.0)
                .set("d", 3)
                .set("f", 4)
                .build();
        // The empty sequence is a count alone: its elements are aligned only where there are any.
        assertThat(CdrCodec.encode(message))
                .isEqualTo(hex("00010000 01000200 00000000 000000000000f03f 03000000 00000000 04")
                        .array());
        assertThat(CdrCodec.encode(message, ByteOrder.BIG_ENDIAN))
                .isEqualTo(hex("00000000 01000002 00000000 3ff0000000000000 03000000 00000000 04")
                        .array());
    }

    @Test
    void a_text_ends_in_a_zero_byte_and_a_wide_text_takes_four_bytes_a_unit() {
        MessageSchema schema = parse("string s\nwstring w\n");
        Message message = schema.newMessage().set("s", "hi").set("w", "\u4f60").build();
        byte[] bytes = hex("00010000 03000000 68690000 01000000 604f0000").array();
        assertThat(CdrCodec.encode(message)).isEqualTo(bytes);
        assertThat(CdrCodec.decode(schema, ByteBuffer.wrap(bytes))).isEqualTo(message);
        assertThat(CdrCodec.decode(schema, hex("00010000 00000000 00000000")).text("s"))
                .isEmpty();
        assertThatThrownBy(() -> CdrCodec.decode(schema, hex("00010000 02000000 68690000 00000000")))
                .hasMessage("my_msgs/msg/Thing.s: the text at offset 8 does not end in a zero byte");
        assertThatThrownBy(() -> CdrCodec.decode(schema, hex("00010000 00000000 01000000 00000100")))
                .hasMessageContaining("my_msgs/msg/Thing.w: the wide text that ends at offset 16");
    }

    @Test
    void a_type_without_fields_takes_one_byte_also_inside_others() {
        MessageSchema schema = parse("std_msgs/Empty one\nstd_msgs/Empty[] more\n");
        Message message = CdrCodec.decode(schema, hex("00010000 00000000 02000000 0000"));
        assertThat(message.length("more")).isEqualTo(2);
        assertThat(CdrCodec.encode(message))
                .isEqualTo(hex("00010000 00000000 02000000 0000").array());
        assertThatThrownBy(() -> CdrCodec.decode(schema, hex("00010000 00000000 ffffff7f 0000")))
                .hasMessageContaining("my_msgs/msg/Thing.more: length 2147483647 at offset 8");
    }

    @Test
    void up_to_three_bytes_of_padding_may_follow() {
        MessageSchema schema = parse("uint8 a\n");
        assertThat(CdrCodec.decode(schema, hex("00010003 05 000000")).integer("a"))
                .isEqualTo(5);
        assertThatThrownBy(() -> CdrCodec.decode(schema, hex("00010000 05 00000000")))
                .hasMessageContaining("4 bytes left over at offset 5");
    }

    @Test
    void another_encapsulation_than_plain_cdr_is_refused_by_its_number() {
        MessageSchema schema = parse("uint8 a\n");
        assertThatThrownBy(() -> CdrCodec.decode(schema, hex("00030000 05")))
                .hasMessage("my_msgs/msg/Thing: encapsulation 0x0003 is not read here; plain CDR (0x0000, 0x0001) is");
        assertThatThrownBy(() -> CdrCodec.decode(schema, hex("000100")))
                .hasMessageContaining("3 bytes are too few for the four of the CDR encapsulation header");
    }

    @Test
    void a_hostile_length_is_refused_before_anything_is_allocated_and_a_bound_is_kept() {
        assertThatThrownBy(() -> CdrCodec.decode(parse("float64[] a\n"), hex("00010000 ffffff1f 0000")))
                .hasMessage(
                        "my_msgs/msg/Thing.a: length 536870911 at offset 4 needs at least 4294967288 bytes, 2 are left");
        assertThatThrownBy(() -> CdrCodec.decode(parse("uint8[<=2] a\n"), hex("00010000 03000000 010203")))
                .hasMessage("my_msgs/msg/Thing.a: length 3 at offset 4 is above the bound of uint8[<=2]");
        assertThatThrownBy(() -> CdrCodec.decode(parse("string<=2 a\n"), hex("00010000 04000000 61626300")))
                .hasMessage("my_msgs/msg/Thing.a: the text that ends at offset 12 is longer than string<=2");
    }

    @Test
    void a_schema_of_the_other_generation_is_refused() {
        MessageSchema ros1 = MessageRegistry.shipped().get("std_msgs/String");
        assertThatThrownBy(() -> CdrCodec.encode(ros1.newMessage().build()))
                .hasMessage("std_msgs/String is a ROS 1 type, which CDR does not carry");
        assertThatThrownBy(() -> Ros1Codec.decode(parse("uint8 a\n"), hex("05")))
                .hasMessage("my_msgs/msg/Thing is a ROS 2 type, which ROS 1 serialisation does not carry");
    }
}

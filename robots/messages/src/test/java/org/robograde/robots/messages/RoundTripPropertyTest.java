package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any message of any shipped type survives the wire; any bytes at all either decode or are refused. */
class RoundTripPropertyTest {
    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(MessageRegistry.shipped().types());
    }

    @Property(tries = 1500)
    void what_is_encoded_decodes_to_the_same_message_and_the_same_bytes(
            @ForAll("types") String type, @ForAll long seed) {
        Message message = RandomMessages.of(MessageRegistry.shipped().get(type), new Random(seed));
        byte[] bytes = Ros1Codec.encode(message);
        Message decoded =
                Ros1Codec.decode(message.schema(), ByteBuffer.wrap(bytes).asReadOnlyBuffer());
        assertThat(decoded).isEqualTo(message).hasSameHashCodeAs(message);
        assertThat(Ros1Codec.encode(decoded)).isEqualTo(bytes);
    }

    @Property(tries = 1500)
    void a_message_in_its_ros2_form_survives_the_wire_in_either_byte_order(
            @ForAll("types") String type, @ForAll long seed) {
        MessageSchema schema = Ros2Form.of(MessageRegistry.shipped().get(type));
        Message message = RandomMessages.of(schema, new Random(seed));
        byte[] bytes = CdrCodec.encode(message);
        assertThat(CdrCodec.decode(schema, ByteBuffer.wrap(bytes))).isEqualTo(message);
        assertThat(CdrCodec.decode(schema, ByteBuffer.wrap(CdrCodec.encode(message, ByteOrder.BIG_ENDIAN))))
                .isEqualTo(message);
    }

    @Property(tries = 1500)
    void a_ros1_message_comes_back_from_its_ros2_form_but_for_the_sequence_number(
            @ForAll("types") String type, @ForAll long seed) {
        MessageSchema ros1 = MessageRegistry.shipped().get(type);
        MessageSchema ros2 = Ros2Form.of(ros1);
        Message message = withoutSequenceNumbers(RandomMessages.of(ros1, new Random(seed)));
        Message there = FieldMapping.between(ros1, ros2).convert(message);
        assertThat(FieldMapping.between(ros2, ros1).convert(there)).isEqualTo(message);
    }

    /** Mapped onto itself without {@code seq}: what is left is what ROS 2 can carry. */
    private static Message withoutSequenceNumbers(Message message) {
        MessageSchema schema = message.schema();
        String text = schema.fullDefinition().replaceAll("(?m)^uint32 seq$", "");
        MessageSchema less = MessageSchema.parse(schema.type(), text, MessageRegistry.empty());
        return FieldMapping.between(less, schema)
                .convert(FieldMapping.between(schema, less).convert(message));
    }

    @Property(tries = 3000)
    void any_bytes_either_decode_as_cdr_or_are_refused_with_a_reason(
            @ForAll("types") String type, @ForAll byte[] bytes) {
        MessageSchema schema = Ros2Form.of(MessageRegistry.shipped().get(type));
        byte[] payload = new byte[4 + bytes.length];
        payload[1] = (byte) (bytes.length & 1);
        System.arraycopy(bytes, 0, payload, 4, bytes.length);
        try {
            Message decoded = CdrCodec.decode(schema, ByteBuffer.wrap(payload));
            assertThat(CdrCodec.encode(decoded).length).isBetween(payload.length - 3, payload.length + 1);
        } catch (DefinitionException refused) {
            assertThat(refused).hasMessageContaining(schema.type());
        }
    }

    @Property(tries = 3000)
    void any_bytes_either_decode_or_are_refused_with_a_reason(@ForAll("types") String type, @ForAll byte[] bytes) {
        MessageSchema schema = MessageRegistry.shipped().get(type);
        try {
            Message decoded = Ros1Codec.decode(schema, ByteBuffer.wrap(bytes));
            assertThat(Ros1Codec.encode(decoded)).hasSameSizeAs(bytes);
        } catch (DefinitionException refused) {
            assertThat(refused).hasMessageContaining(type);
        }
    }
}

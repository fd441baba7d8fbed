package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
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
        Message message = random(MessageRegistry.shipped().get(type), new Random(seed));
        byte[] bytes = Ros1Codec.encode(message);
        Message decoded =
                Ros1Codec.decode(message.schema(), ByteBuffer.wrap(bytes).asReadOnlyBuffer());
        assertThat(decoded).isEqualTo(message).hasSameHashCodeAs(message);
        assertThat(Ros1Codec.encode(decoded)).isEqualTo(bytes);
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

    private static Message random(MessageSchema schema, Random random) {
        Message.Builder builder = schema.newMessage();
        for (FieldSchema field : schema.fields()) {
            if (field.isArray()) {
                int length = field.arrayLength() == FieldSchema.VARIABLE ? random.nextInt(4) : field.arrayLength();
                List<Object> elements = new ArrayList<>();
                for (int i = 0; i < length; i++) {
                    elements.add(randomValue(field, random));
                }
                builder.set(field.name(), elements);
            } else {
                builder.set(field.name(), randomValue(field, random));
            }
        }
        return builder.build();
    }

    private static Object randomValue(FieldSchema field, Random random) {
        if (field.nested().isPresent()) {
            return random(field.nested().get(), random);
        }
        return switch (field.type()) {
            case "bool" -> random.nextBoolean();
            case "string" -> "text \u4f60\u597d " + random.nextInt();
            case "time" -> new RosTime(random.nextLong(1L << 32), random.nextInt(1_000_000_000));
            case "duration" -> new RosDuration(random.nextInt(), random.nextInt(1_000_000_000));
            case "float32" -> random.nextFloat();
            case "float64" -> random.nextDouble() * 1e9;
            case "int8" -> random.nextInt(-128, 128);
            case "uint8" -> random.nextInt(256);
            case "int16" -> random.nextInt(-32768, 32768);
            case "uint16" -> random.nextInt(65536);
            case "int32" -> random.nextInt();
            case "uint32" -> random.nextLong(1L << 32);
            default -> random.nextLong();
        };
    }
}

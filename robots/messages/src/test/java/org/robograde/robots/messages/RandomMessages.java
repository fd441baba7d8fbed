package org.robograde.robots.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Messages of any type with something in every field. */
final class RandomMessages {
    private RandomMessages() {}

    static Message of(MessageSchema schema, Random random) {
        return of(schema, random, "text \u4f60\u597d ");
    }

    /** @param text what every text starts with */
    static Message of(MessageSchema schema, Random random, String text) {
        Message.Builder builder = schema.newMessage();
        for (FieldSchema field : schema.fields()) {
            if (field.isArray()) {
                int length = field.arrayLength() == FieldSchema.VARIABLE
                        ? random.nextInt(Math.min(4, field.arrayBound()) + 1)
                        : field.arrayLength();
                List<Object> elements = new ArrayList<>();
                for (int i = 0; i < length; i++) {
                    elements.add(randomValue(field, random, text));
                }
                builder.set(field.name(), elements);
            } else {
                builder.set(field.name(), randomValue(field, random, text));
            }
        }
        return builder.build();
    }

    private static Object randomValue(FieldSchema field, Random random, String text) {
        if (field.nested().isPresent()) {
            return of(field.nested().get(), random, text);
        }
        return switch (field.type()) {
            case "bool" -> random.nextBoolean();
            case "string", "wstring" -> text + random.nextInt();
            case "time" -> new RosTime(random.nextLong(1L << 31), random.nextInt(1_000_000_000));
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

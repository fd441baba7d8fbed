package org.robograde.robots.messages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a ROS 1 message can be wrong in a frame that is right: what whoever reads it has to stand. */
public enum Malformation {
    /** The second half of its bytes is missing. */
    CUT_SHORT,
    /** Every floating-point number in it, but for those in arrays, is no number. */
    NOT_A_NUMBER;

    /** As scripts write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Malformation> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** The bytes of {@code wellFormed}, spoilt. */
    public byte[] spoil(Message wellFormed) {
        if (this == NOT_A_NUMBER) {
            Message.Builder builder = wellFormed.toBuilder();
            withoutNumbers(builder, wellFormed.schema(), "");
            return Ros1Codec.encode(builder.build());
        }
        byte[] whole = Ros1Codec.encode(wellFormed);
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static void withoutNumbers(Message.Builder builder, MessageSchema schema, String path) {
        for (FieldSchema field : schema.fields()) {
            if (field.isArray()) {
                continue;
            }
            String at = path + field.name();
            field.nested().ifPresent(nested -> withoutNumbers(builder, nested, at + "."));
            if (field.type().equals("float64") || field.type().equals("float32")) {
                builder.set(at, Double.NaN);
            }
        }
    }
}

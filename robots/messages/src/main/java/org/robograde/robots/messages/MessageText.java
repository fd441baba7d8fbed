package org.robograde.robots.messages;

import java.util.StringJoiner;

/** A message in one line for people: logs and failed assertions. Long arrays are cut, saying how long they are. */
final class MessageText {
    private static final int SHOWN_ELEMENTS = 8;

    private MessageText() {}

    static String of(Message message) {
        MessageSchema schema = message.schema();
        StringJoiner text = new StringJoiner(", ", schema.type() + "{", "}");
        for (int i = 0; i < schema.fields().size(); i++) {
            text.add(schema.fields().get(i).name() + ": " + of(schema.valueType(i), message.value(i)));
        }
        return text.toString();
    }

    private static String of(ValueType type, Object value) {
        if (type instanceof ArrayType array) {
            return of(array, value);
        }
        return value instanceof String text ? "\"" + text + "\"" : value.toString();
    }

    private static String of(ArrayType type, Object array) {
        int length = type.length(array);
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < Math.min(length, SHOWN_ELEMENTS); i++) {
            text.add(of(type.element(), type.at(array, i)));
        }
        if (length > SHOWN_ELEMENTS) {
            text.add("... " + length + " elements");
        }
        return text.toString();
    }
}

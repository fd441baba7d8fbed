package org.robograde.robots.messages;

import java.util.Optional;

/**
 * One field of a message definition.
 *
 * @param name as written in the definition
 * @param type primitive name (aliases resolved: {@code byte} is {@code int8}, {@code char} is {@code uint8}) or full
 *     {@code package/Name} of a nested message
 * @param arrayLength -2 for a single value, -1 for a variable-length array, else the fixed length
 * @param nested the nested message's schema when {@code type} is not primitive
 */
public record FieldSchema(String name, String type, int arrayLength, Optional<MessageSchema> nested) {
    public static final int SINGLE = -2;
    public static final int VARIABLE = -1;

    public boolean isArray() {
        return arrayLength != SINGLE;
    }
}

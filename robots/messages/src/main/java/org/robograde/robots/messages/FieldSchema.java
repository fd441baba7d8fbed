package org.robograde.robots.messages;

import java.util.Optional;

/**
 * One field of a message definition.
 *
 * @param name as written in the definition
 * @param type primitive name (aliases resolved: in ROS 1 {@code byte} is {@code int8} and {@code char} is {@code uint8}, in ROS 2 both are
 *     {@code uint8}; {@code builtin_interfaces/Time} is {@code time}, {@code builtin_interfaces/Duration} is {@code duration}) or full name
 *     of a nested message
 * @param arrayLength -2 for a single value, -1 for a variable-length array, else the fixed length
 * @param nested the nested message's schema when {@code type} is not primitive
 * @param arrayBound the most elements of a variable-length array
 * @param textBound the most bytes of a {@code string}, the most UTF-16 units of a {@code wstring}
 * @param defaultValue what a new message starts with; ROS 2 only
 */
public record FieldSchema(
        String name,
        String type,
        int arrayLength,
        Optional<MessageSchema> nested,
        int arrayBound,
        int textBound,
        Optional<Object> defaultValue) {
    public static final int SINGLE = -2;
    public static final int VARIABLE = -1;
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    public boolean isArray() {
        return arrayLength != SINGLE;
    }
}

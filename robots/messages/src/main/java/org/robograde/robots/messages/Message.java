package org.robograde.robots.messages;

import java.util.List;

/**
 * One decoded message: values by path, typed by its schema. Immutable.
 *
 * <p>A path is field names joined by dots, with {@code [i]} for array elements: {@code pose.pose.position.x}, {@code
 * transforms[0].header.frame_id}. Values are held as: bool {@link Boolean}; all integers {@link Long} (uint64 as its
 * signed bits); floats {@link Double}; string {@link String} (bytes that are not UTF-8 become U+FFFD); time {@link
 * RosTime}; duration {@link RosDuration}; nested {@link Message}; uint8[], int8[] and bool[] {@code byte[]}; float32[]
 * {@code float[]}; float64[] {@code double[]}; other integer arrays {@code long[]}; every other array {@link List}.
 */
public final class Message {
    private Message() {}

    public MessageSchema schema() {
        throw new UnsupportedOperationException("contract");
    }

    /** @throws IllegalArgumentException if the path does not exist, naming the fields that do */
    public Object get(String path) {
        throw new UnsupportedOperationException("contract");
    }

    /** True if the path exists in the schema (array indices are checked against this message). */
    public boolean has(String path) {
        throw new UnsupportedOperationException("contract");
    }

    /** A number of any width, or a boolean as 0 or 1. */
    public double number(String path) {
        throw new UnsupportedOperationException("contract");
    }

    public long integer(String path) {
        throw new UnsupportedOperationException("contract");
    }

    public boolean flag(String path) {
        throw new UnsupportedOperationException("contract");
    }

    public String text(String path) {
        throw new UnsupportedOperationException("contract");
    }

    public RosTime time(String path) {
        throw new UnsupportedOperationException("contract");
    }

    public Message message(String path) {
        throw new UnsupportedOperationException("contract");
    }

    /** An array of nested messages. */
    public List<Message> messages(String path) {
        throw new UnsupportedOperationException("contract");
    }

    /** uint8[], int8[], bool[]: a copy. */
    public byte[] bytes(String path) {
        throw new UnsupportedOperationException("contract");
    }

    /** Any numeric array, widened to double: a copy. */
    public double[] numbers(String path) {
        throw new UnsupportedOperationException("contract");
    }

    /** Mutable until {@link #build()}; setting a nested path creates what lies between. */
    public static final class Builder {
        Builder() {}

        /**
         * Accepts what {@link Message} would return, and also Integer, Short, Byte, Float for numbers, any numeric array,
         * and lists of {@link Message} for nested arrays.
         *
         * @throws IllegalArgumentException if the path does not exist or the value does not fit the field
         */
        public Builder set(String path, Object value) {
            throw new UnsupportedOperationException("contract");
        }

        public Message build() {
            throw new UnsupportedOperationException("contract");
        }
    }
}

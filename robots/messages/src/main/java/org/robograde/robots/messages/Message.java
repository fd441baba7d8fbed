package org.robograde.robots.messages;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decoded message: values by path, typed by its schema. Immutable.
 *
 * <p>A path is field names joined by dots, with {@code [i]} for array elements: {@code pose.pose.position.x}, {@code
 * transforms[0].header.frame_id}. Values are held as: bool {@link Boolean}; all integers {@link Long} (uint64 as its
 * signed bits); floats {@link Double}; string and wstring {@link String} (bytes that are not UTF-8 become U+FFFD); time {@link
 * RosTime}; duration {@link RosDuration}; nested {@link Message}; uint8[], int8[] and bool[] {@code byte[]}; float32[]
 * {@code float[]}; float64[] {@code double[]}; other integer arrays {@code long[]}; every other array {@link List}.
 *
 * <p>Every method that takes a path throws {@link IllegalArgumentException} if the path does not exist, naming the
 * fields that do, or if what is there is of another kind than asked for.
 */
public final class Message {
    private final MessageSchema schema;
    private final Object[] values;

    Message(MessageSchema schema, Object[] values) {
        this.schema = schema;
        this.values = values;
    }

    public MessageSchema schema() {
        return schema;
    }

    /** The value itself; an array is a copy. */
    public Object get(String path) {
        Place place = Place.in(this, path);
        return place.type() instanceof ArrayType array ? array.copy(place.value()) : place.value();
    }

    /** True if the path exists in the schema (array indices are checked against this message). */
    public boolean has(String path) {
        try {
            Place.in(this, path);
            return true;
        } catch (IllegalArgumentException absent) {
            return false;
        }
    }

    /** A number of any width, or a boolean as 0 or 1. */
    public double number(String path) {
        return Place.in(this, path).number(path);
    }

    public long integer(String path) {
        return Place.in(this, path).as(Long.class, path, "an integer");
    }

    public boolean flag(String path) {
        return Place.in(this, path).as(Boolean.class, path, "a bool");
    }

    public String text(String path) {
        return Place.in(this, path).as(String.class, path, "a string");
    }

    public RosTime time(String path) {
        return Place.in(this, path).as(RosTime.class, path, "a time");
    }

    public RosDuration duration(String path) {
        return Place.in(this, path).as(RosDuration.class, path, "a duration");
    }

    public Message message(String path) {
        return Place.in(this, path).as(Message.class, path, "a nested message");
    }

    /** An array of nested messages. */
    public List<Message> messages(String path) {
        Place place = Place.in(this, path);
        if (place.type() instanceof ListArray array && array.element() instanceof NestedType) {
            return elements(place.value());
        }
        throw place.mismatch(path, "an array of messages");
    }

    /** An array of strings. */
    public List<String> texts(String path) {
        Place place = Place.in(this, path);
        if (place.type() instanceof ListArray array && array.holdsTexts()) {
            return elements(place.value());
        }
        throw place.mismatch(path, "an array of strings");
    }

    /** The list itself, which nobody can change: one whose elements take no bytes may have any number of them. */
    @SuppressWarnings("unchecked")
    private static <T> List<T> elements(Object list) {
        return (List<T>) list;
    }

    /** uint8[], int8[], bool[]: a copy. */
    public byte[] bytes(String path) {
        return Place.in(this, path).as(byte[].class, path, "an array of bytes").clone();
    }

    /** Any integer array wider than a byte, uint64 as its signed bits: a copy. */
    public long[] integers(String path) {
        return Place.in(this, path)
                .as(long[].class, path, "an array of integers wider than a byte")
                .clone();
    }

    /** Any numeric array, widened to double: a copy. */
    public double[] numbers(String path) {
        return Place.in(this, path).numbers(path);
    }

    /** How many elements the array at this path has. */
    public int length(String path) {
        Place place = Place.in(this, path);
        if (place.type() instanceof ArrayType array) {
            return array.length(place.value());
        }
        throw place.mismatch(path, "an array");
    }

    /** Starts from this message's values. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    Object value(int field) {
        return values[field];
    }

    private Message with(String path, String wholePath, Object value) {
        PathStep step = PathStep.of(path);
        int field = Place.fieldIndex(schema, step.field(), wholePath);
        ValueType type = schema.valueType(field);
        Object[] changed = values.clone();
        changed[field] = step.index() < 0
                ? inside(type, values[field], step, wholePath, value)
                : element(Place.array(type, step, wholePath), values[field], step, wholePath, value);
        return new Message(schema, changed);
    }

    private static Object inside(ValueType type, Object held, PathStep step, String wholePath, Object value) {
        if (step.rest().isEmpty()) {
            return type.accept(value);
        }
        if (held instanceof Message nested) {
            return nested.with(step.rest(), wholePath, value);
        }
        throw new IllegalArgumentException(
                "path '" + wholePath + "': " + step.field() + " is " + type.typeName() + " and has no fields");
    }

    private static Object element(ArrayType array, Object held, PathStep step, String wholePath, Object value) {
        int length = array.length(held);
        if (step.index() > length || (step.index() == length && !array.size().allowsMoreThan(length))) {
            throw new IllegalArgumentException(
                    "path '" + wholePath + "': " + step.field() + " has " + length + " elements");
        }
        Object before = step.index() < length
                ? array.at(held, step.index())
                : array.element().empty();
        return array.with(held, step.index(), inside(array.element(), before, step, wholePath, value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Message message
                        && schema.equals(message.schema)
                        && Arrays.deepEquals(values, message.values));
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return MessageText.of(this);
    }

    /** Collects values; setting a nested path creates what lies between, and an index one past the end appends. */
    public static final class Builder {
        private Message message;

        Builder(Message start) {
            message = start;
        }

        /**
         * Accepts what {@link Message} would return, and also Integer, Short, Byte, Float for numbers, any numeric array,
         * and lists of {@link Message} for nested arrays.
         *
         * @throws IllegalArgumentException if the path does not exist or the value does not fit the field
         */
        public Builder set(String path, Object value) {
            try {
                message = message.with(path, path, value);
            } catch (IllegalArgumentException unfit) {
                throw new IllegalArgumentException(
                        message.schema.type() + "." + path + ": " + unfit.getMessage(), unfit);
            }
            return this;
        }

        /** What has been set so far; the builder may go on and build again. */
        public Message build() {
            return message;
        }
    }
}

package org.robograde.robots.messages;

import java.util.stream.Collectors;

/** What a field path leads to in a message: the value as held, and its type. */
record Place(ValueType type, Object value) {
    /** @throws IllegalArgumentException if the path does not exist, naming the fields that do */
    static Place in(Message message, String path) {
        Message at = message;
        String rest = path;
        while (true) {
            PathStep step = PathStep.of(rest);
            Place place = step(at, step, path);
            if (step.rest().isEmpty()) {
                return place;
            }
            if (!(place.value instanceof Message nested)) {
                throw new IllegalArgumentException(
                        "path '" + path + "': " + step.field() + " is " + place.type.typeName() + " and has no fields");
            }
            at = nested;
            rest = step.rest();
        }
    }

    private static Place step(Message message, PathStep step, String path) {
        int field = fieldIndex(message.schema(), step.field(), path);
        ValueType type = message.schema().valueType(field);
        Object value = message.value(field);
        if (step.index() < 0) {
            return new Place(type, value);
        }
        ArrayType array = array(type, step, path);
        if (step.index() >= array.length(value)) {
            throw new IllegalArgumentException(
                    "path '" + path + "': " + step.field() + " has " + array.length(value) + " elements");
        }
        return new Place(array.element(), array.at(value, step.index()));
    }

    static int fieldIndex(MessageSchema schema, String field, String path) {
        int index = schema.indexOf(field);
        if (index < 0) {
            throw new IllegalArgumentException("path '" + path + "': " + schema.type() + " has no field '" + field
                    + "'; it has "
                    + schema.fields().stream().map(FieldSchema::name).collect(Collectors.joining(", ")));
        }
        return index;
    }

    static ArrayType array(ValueType type, PathStep step, String path) {
        if (type instanceof ArrayType array) {
            return array;
        }
        throw new IllegalArgumentException(
                "path '" + path + "': " + step.field() + " is " + type.typeName() + ", not an array");
    }

    double number(String path) {
        if (value instanceof Long bits) {
            return type == Primitive.UINT64 ? unsigned(bits) : bits;
        }
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        throw mismatch(path, "a number");
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
    }

    double[] numbers(String path) {
        if (value instanceof double[] doubles) {
            return doubles.clone();
        }
        if (!(type instanceof PackedArray array)) {
            throw mismatch(path, "an array of numbers");
        }
        double[] numbers = new double[array.length(value)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = new Place(array.element(), array.at(value, i)).number(path);
        }
        return numbers;
    }

    <T> T as(Class<T> wanted, String path, String description) {
        if (wanted.isInstance(value)) {
            return wanted.cast(value);
        }
        throw mismatch(path, description);
    }

    IllegalArgumentException mismatch(String path, String wanted) {
        return new IllegalArgumentException("path '" + path + "' is " + type.typeName() + ", not " + wanted);
    }
}

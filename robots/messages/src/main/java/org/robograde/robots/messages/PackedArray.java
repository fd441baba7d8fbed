package org.robograde.robots.messages;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.List;

/** Arrays of one number type, held as one Java array and moved to and from the wire in bulk. */
abstract class PackedArray implements ArrayType {
    private final Primitive element;
    private final ArraySize size;

    PackedArray(Primitive element, ArraySize size) {
        this.element = element;
        this.size = size;
    }

    /** The packed form for a number type: bytes, floats, doubles, or longs for every other integer. */
    static PackedArray of(Primitive element, ArraySize size) {
        return switch (element) {
            case BOOL, INT8, UINT8 -> new ByteArray(element, size);
            case FLOAT32 -> new FloatArray(size);
            case FLOAT64 -> new DoubleArray(size);
            default -> new LongArray(element, size);
        };
    }

    abstract Object newArray(int length);

    abstract void put(Object array, int index, Object acceptedElement);

    abstract void readInto(Object array, ByteBuffer bytes);

    abstract void writeFrom(Object array, ByteBuffer bytes);

    @Override
    public final ArraySize size() {
        return size;
    }

    @Override
    public final Primitive element() {
        return element;
    }

    @Override
    public final String typeName() {
        return element.typeName() + size.brackets();
    }

    @Override
    public final int length(Object array) {
        return Array.getLength(array);
    }

    @Override
    public final Object empty() {
        return newArray(size.least());
    }

    @Override
    public final Object copy(Object array) {
        return resized(array, length(array));
    }

    @Override
    public final Object with(Object array, int index, Object value) {
        int length = length(array);
        Object copy = resized(array, Math.max(length, index + 1));
        put(copy, index, element.accept(value));
        return copy;
    }

    private Object resized(Object array, int length) {
        Object copy = newArray(length);
        System.arraycopy(array, 0, copy, 0, Math.min(length, length(array)));
        return copy;
    }

    @Override
    public final Object accept(Object given) {
        int length =
                given instanceof List<?> list ? list.size() : given.getClass().isArray() ? Array.getLength(given) : -1;
        if (!size.allows(length)) {
            throw length < 0 ? refuse(given) : size.refuse(this, length);
        }
        Object held = newArray(length);
        if (given.getClass() == held.getClass()) {
            System.arraycopy(given, 0, held, 0, length);
            return held;
        }
        for (int i = 0; i < length; i++) {
            Object value = given instanceof List<?> list ? list.get(i) : Array.get(given, i);
            put(held, i, element.accept(value));
        }
        return held;
    }

    @Override
    public final Object read(WireReader in) {
        int length = size.read(in, element);
        ByteBuffer bytes = in.numbers(length, element.minimumBytes());
        Object array = newArray(length);
        readInto(array, bytes);
        return array;
    }

    @Override
    public final void write(WireWriter out, Object array) {
        int length = length(array);
        size.write(out, length);
        writeFrom(array, out.numbers(length, element.minimumBytes()));
    }

    @Override
    public final int minimumBytes() {
        return size.minimumBytes(element);
    }
}

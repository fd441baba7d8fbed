package org.robograde.robots.messages;

import java.nio.ByteBuffer;

/** Arrays of every integer wider than a byte, held as longs so that one reader serves all widths. */
final class LongArray extends PackedArray {
    LongArray(Primitive element, ArraySize size) {
        super(element, size);
    }

    @Override
    Object newArray(int length) {
        return new long[length];
    }

    @Override
    public Object at(Object array, int index) {
        return ((long[]) array)[index];
    }

    @Override
    void put(Object array, int index, Object accepted) {
        ((long[]) array)[index] = (Long) accepted;
    }

    @Override
    void readInto(Object array, ByteBuffer bytes) {
        long[] values = (long[]) array;
        for (int i = 0; i < values.length; i++) {
            values[i] = element().readInteger(bytes);
        }
    }

    @Override
    void writeFrom(Object array, ByteBuffer bytes) {
        for (long value : (long[]) array) {
            element().writeInteger(bytes, value);
        }
    }
}

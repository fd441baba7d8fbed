package org.robograde.robots.messages;

import java.nio.ByteBuffer;

/** float64[]. */
final class DoubleArray extends PackedArray {
    DoubleArray(ArraySize size) {
        super(Primitive.FLOAT64, size);
    }

    @Override
    Object newArray(int length) {
        return new double[length];
    }

    @Override
    public Object at(Object array, int index) {
        return ((double[]) array)[index];
    }

    @Override
    void put(Object array, int index, Object accepted) {
        ((double[]) array)[index] = ((Double) accepted);
    }

    @Override
    void readInto(Object array, ByteBuffer bytes) {
        bytes.asDoubleBuffer().get((double[]) array);
    }

    @Override
    void writeFrom(Object array, ByteBuffer bytes) {
        double[] values = (double[]) array;
        bytes.asDoubleBuffer().put(values);
        bytes.position(bytes.position() + values.length * Double.BYTES);
    }
}

package org.robograde.robots.messages;

import java.nio.ByteBuffer;

/** float32[]. */
final class FloatArray extends PackedArray {
    FloatArray(ArraySize size) {
        super(Primitive.FLOAT32, size);
    }

    @Override
    Object newArray(int length) {
        return new float[length];
    }

    @Override
    public Object at(Object array, int index) {
        return (double) ((float[]) array)[index];
    }

    @Override
    void put(Object array, int index, Object accepted) {
        ((float[]) array)[index] = ((Double) accepted).floatValue();
    }

    @Override
    void readInto(Object array, ByteBuffer bytes) {
        bytes.asFloatBuffer().get((float[]) array);
    }

    @Override
    void writeFrom(Object array, ByteBuffer bytes) {
        float[] values = (float[]) array;
        bytes.asFloatBuffer().put(values);
        bytes.position(bytes.position() + values.length * Float.BYTES);
    }
}

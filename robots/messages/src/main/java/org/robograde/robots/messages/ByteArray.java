package org.robograde.robots.messages;

import java.nio.ByteBuffer;

/** uint8[], int8[] and bool[]; the element type says what a byte means. */
final class ByteArray extends PackedArray {
    ByteArray(Primitive element, ArraySize size) {
        super(element, size);
    }

    @Override
    Object newArray(int length) {
        return new byte[length];
    }

    @Override
    public Object at(Object array, int index) {
        byte bits = ((byte[]) array)[index];
        return switch (element()) {
            case BOOL -> bits != 0;
            case INT8 -> (long) bits;
            default -> Byte.toUnsignedLong(bits);
        };
    }

    @Override
    void put(Object array, int index, Object accepted) {
        ((byte[]) array)[index] =
                accepted instanceof Boolean flag ? (byte) (flag ? 1 : 0) : ((Long) accepted).byteValue();
    }

    @Override
    void readInto(Object array, ByteBuffer bytes) {
        bytes.get((byte[]) array);
    }

    @Override
    void writeFrom(Object array, ByteBuffer bytes) {
        bytes.put((byte[]) array);
    }
}

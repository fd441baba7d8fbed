package org.robograde.robots.messages;

/**
 * How many elements an array may have: {@code [3]} exactly three, {@code []} any number, {@code [<=5]} up to five (ROS 2 only).
 *
 * @param least equal to {@code most} where the length is fixed
 */
record ArraySize(int least, int most) {
    static ArraySize of(FieldSchema field) {
        return switch (field.arrayLength()) {
            case FieldSchema.VARIABLE -> new ArraySize(0, field.arrayBound());
            default -> new ArraySize(field.arrayLength(), field.arrayLength());
        };
    }

    boolean variable() {
        return least < most;
    }

    boolean allows(int length) {
        return length >= least && length <= most;
    }

    boolean allowsMoreThan(int length) {
        return length < most;
    }

    String brackets() {
        if (!variable()) {
            return "[" + least + "]";
        }
        return most == FieldSchema.UNBOUNDED ? "[]" : "[<=" + most + "]";
    }

    /** Bytes of an array with as few elements as allowed; a length prefix where one is needed. */
    int minimumBytes(ValueType element) {
        return variable() ? 4 : least * element.minimumBytes();
    }

    int read(WireReader in, ValueType element) {
        if (!variable()) {
            return least;
        }
        int length = in.takeLength(element.minimumBytes());
        if (length > most) {
            throw new WireFault("length " + length + " at offset " + (in.offset() - 4) + " is above the bound of "
                    + element.typeName() + brackets());
        }
        return length;
    }

    void write(WireWriter out, int length) {
        if (variable()) {
            out.number(4).putInt(length);
        }
    }

    IllegalArgumentException refuse(ValueType type, int given) {
        return new IllegalArgumentException(
                "a field of type " + type.typeName() + " cannot hold " + given + " elements");
    }
}

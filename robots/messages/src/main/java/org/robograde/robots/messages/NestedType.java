package org.robograde.robots.messages;

/** A field that holds a message of another type. */
record NestedType(MessageSchema schema) implements ValueType {
    @Override
    public String typeName() {
        return schema.type();
    }

    @Override
    public Object empty() {
        return schema.empty();
    }

    @Override
    public Object accept(Object given) {
        if (given instanceof Message message) {
            if (message.schema().equals(schema)) {
                return message;
            }
            throw new IllegalArgumentException(
                    "a field of type " + schema.type() + " (" + schema.identity() + ") cannot hold a "
                            + message.schema().type() + " (" + message.schema().identity() + ")");
        }
        throw refuse(given);
    }

    @Override
    public Object read(WireReader in) {
        return minimumBytes() == 0 ? schema.empty() : schema.read(in);
    }

    @Override
    public void write(WireWriter out, Object value) {
        schema.write(out, (Message) value);
    }

    @Override
    public int minimumBytes() {
        return schema.minimumBytes();
    }
}

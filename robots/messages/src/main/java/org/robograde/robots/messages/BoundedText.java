package org.robograde.robots.messages;

/** A ROS 2 text of limited length: {@code string<=10} in bytes of UTF-8, {@code wstring<=10} in UTF-16 units. */
record BoundedText(Primitive text, int most) implements ValueType {
    @Override
    public String typeName() {
        return text.typeName() + "<=" + most;
    }

    @Override
    public Object empty() {
        return text.empty();
    }

    @Override
    public Object accept(Object given) {
        String accepted = (String) text.accept(given);
        if (length(accepted) > most) {
            throw new IllegalArgumentException(
                    "a field of type " + typeName() + " cannot hold a text of " + length(accepted));
        }
        return accepted;
    }

    @Override
    public Object read(WireReader in) {
        String read = (String) text.read(in);
        // Bytes that are no UTF-8 become longer when replaced, so a text is only refused for what can be counted
        // exactly.
        if (read.length() > most) {
            throw new WireFault("the text that ends at offset " + in.offset() + " is longer than " + typeName());
        }
        return read;
    }

    @Override
    public void write(WireWriter out, Object value) {
        text.write(out, value);
    }

    @Override
    public int minimumBytes() {
        return text.minimumBytes();
    }

    private int length(String value) {
        return text == Primitive.WSTRING
                ? value.length()
                : value.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}

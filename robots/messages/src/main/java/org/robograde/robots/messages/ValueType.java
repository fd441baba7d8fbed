package org.robograde.robots.messages;

/** How values of one declared type are held in memory and laid out on the wire. Held values are immutable by agreement: nobody writes into an array once it is inside a message. */
interface ValueType {
    /** As written in a definition with aliases resolved, e.g. {@code uint8[]} or {@code geometry_msgs/Pose}. */
    String typeName();

    /** The value a new message starts with. */
    Object empty();

    /**
     * Turns what a caller gives into what is held, copying arrays.
     *
     * @throws IllegalArgumentException saying what this type wants and what it was given
     */
    Object accept(Object given);

    /** @throws WireFault if the bytes run out */
    Object read(WireReader in);

    void write(WireWriter out, Object value);

    /** The fewest bytes any value takes on the wire: what bounds an allocation against a hostile length. */
    int minimumBytes();

    default IllegalArgumentException refuse(Object given) {
        String shown = given instanceof String || given instanceof Number || given instanceof Boolean
                ? given.getClass().getSimpleName() + " " + given
                : given.getClass().getSimpleName();
        return new IllegalArgumentException("a field of type " + typeName() + " cannot hold " + shown);
    }
}

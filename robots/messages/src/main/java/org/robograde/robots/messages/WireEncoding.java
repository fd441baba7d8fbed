package org.robograde.robots.messages;

/** How a message's bytes are laid out, and in which language its definition is written; the labels are MCAP's and Foxglove's. */
public enum WireEncoding {
    /** ROS 1 serialisation: packed, little-endian, no alignment. */
    ROS1("ros1", "ros1msg"),
    /** OMG CDR with its encapsulation header, as ROS 2 uses it. */
    CDR("cdr", "ros2msg");

    private final String label;
    private final String schemaLabel;

    WireEncoding(String label, String schemaLabel) {
        this.label = label;
        this.schemaLabel = schemaLabel;
    }

    /** Name of the message encoding in recordings and bridge protocols, e.g. {@code cdr}. */
    public String label() {
        return label;
    }

    /** Name of the definition language that goes with it, e.g. {@code ros2msg}. */
    public String schemaLabel() {
        return schemaLabel;
    }
}

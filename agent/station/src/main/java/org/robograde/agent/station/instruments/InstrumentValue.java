package org.robograde.agent.station.instruments;

/** What an instrument read, in the four forms SenML has. */
public sealed interface InstrumentValue {
    /** In the record's unit. */
    record Quantity(double value) implements InstrumentValue {}

    /** A switch: true is on, pressed, open. */
    record Flag(boolean value) implements InstrumentValue {}

    /** Words. */
    record Text(String value) implements InstrumentValue {}

    /** Bytes, as the base64url text that was sent. */
    record Opaque(String base64Url) implements InstrumentValue {}
}

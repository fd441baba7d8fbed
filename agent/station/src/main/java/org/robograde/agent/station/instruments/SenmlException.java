package org.robograde.agent.station.instruments;

/** A payload that is not SenML as RFC 8428 has it; the message names the record and the field. */
public final class SenmlException extends Exception {
    SenmlException(String message) {
        super(message);
    }
}

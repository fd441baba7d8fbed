package org.robograde.agent.station.operator;

/** What a person or a program asked for cannot be done now; the message says why. */
public final class OperatorException extends RuntimeException {
    public OperatorException(String message) {
        super(message);
    }
}

package org.robograde.agent.station.safety;

/** The unit may not move now; the message says why and what a person must do. */
public final class SafetyException extends RuntimeException {
    public SafetyException(String message) {
        super(message);
    }
}

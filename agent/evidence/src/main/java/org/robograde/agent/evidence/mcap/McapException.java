package org.robograde.agent.evidence.mcap;

/** Bytes that are not what the MCAP format says they should be; the message says which record and what is wrong with it. */
public final class McapException extends RuntimeException {
    public McapException(String message) {
        super(message);
    }

    public McapException(String message, Throwable cause) {
        super(message, cause);
    }
}

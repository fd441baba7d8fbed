package org.robograde.agent.evidence;

/** A bundle or recording that cannot be written or read at all; the message names the file and what to do. Damage that leaves the rest usable is not an exception: it is in {@link Evidence#damage()}. */
public class EvidenceException extends RuntimeException {
    public EvidenceException(String message) {
        super(message);
    }

    public EvidenceException(String message, Throwable cause) {
        super(message, cause);
    }
}

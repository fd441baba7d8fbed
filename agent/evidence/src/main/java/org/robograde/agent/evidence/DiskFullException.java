package org.robograde.agent.evidence;

/** The disk is full: no message can be added, but everything before is whole, and the bundle can be sealed. */
public final class DiskFullException extends EvidenceException {
    private static final long serialVersionUID = 1L;

    public DiskFullException(String message) {
        super(message);
    }
}

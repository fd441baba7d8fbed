package org.robograde.grader.motion.trajectory;

/** Why a quantity does not exist for these trajectories; the message is a sentence a laboratory can act on. */
public final class IncomparableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IncomparableException(String message) {
        super(message);
    }
}

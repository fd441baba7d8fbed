package org.robograde.robots.ros.tf;

/** There is no transform between two frames; the message says why, with the times and frames that matter. */
public final class TfException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        UNKNOWN_FRAME,
        /** Known, but not for the time asked for. */
        EXTRAPOLATION,
        /** The frames belong to different trees. */
        DISCONNECTED,
        /** Following the parents leads back to where it began. */
        CYCLE
    }

    private final Reason reason;

    TfException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

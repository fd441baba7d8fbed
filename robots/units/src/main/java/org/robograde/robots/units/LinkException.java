package org.robograde.robots.units;

/** The robot or the link to it failed; the message names what was asked of whom and what to check. */
public final class LinkException extends RuntimeException {
    public LinkException(String message) {
        super(message);
    }

    public LinkException(String message, Throwable cause) {
        super(message, cause);
    }
}

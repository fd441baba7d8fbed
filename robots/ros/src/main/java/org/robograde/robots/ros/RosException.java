package org.robograde.robots.ros;

/** The ROS graph did not do what was asked; the message names the peer, what was asked and what to check. */
public final class RosException extends RuntimeException {
    public RosException(String message) {
        super(message);
    }

    public RosException(String message, Throwable cause) {
        super(message, cause);
    }
}

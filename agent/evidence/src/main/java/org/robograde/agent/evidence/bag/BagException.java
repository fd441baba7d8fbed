package org.robograde.agent.evidence.bag;

/** A file that is no ROS 1 bag of version 2.0, or a part of one that contradicts itself. */
public final class BagException extends RuntimeException {
    public BagException(String message) {
        super(message);
    }
}

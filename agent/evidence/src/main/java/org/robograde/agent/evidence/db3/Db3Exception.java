package org.robograde.agent.evidence.db3;

/** A file that is no ROS 2 recording in SQLite, or one that cannot be read at all; its message goes on behind "it ". */
public final class Db3Exception extends RuntimeException {
    Db3Exception(String message) {
        super(message);
    }

    Db3Exception(String message, Throwable cause) {
        super(message, cause);
    }
}

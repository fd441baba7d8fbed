package org.robograde.grader.metrics.trial;

/** A message that says nothing that can be measured: its numbers are no numbers. Caught and counted where messages are read. */
final class UnreadableMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableMessageException(String message) {
        super(message);
    }
}

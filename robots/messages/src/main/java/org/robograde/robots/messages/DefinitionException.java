package org.robograde.robots.messages;

/** A message definition or payload that cannot be understood; the message names the type, the place and what is wrong. */
public final class DefinitionException extends RuntimeException {
    public DefinitionException(String message) {
        super(message);
    }
}

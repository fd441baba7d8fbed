package org.robograde.agent.vision.document;

/**
 * A document or a picture that vision cannot use; the message is one sentence for whoever gave it. A sealed bundle cannot be
 * mended, so the observer writes the message into the observations as the reason why there are none.
 */
public final class VisionInputException extends RuntimeException {
    public VisionInputException(String message) {
        super(message);
    }
}

package org.robograde.agent.vision;

/**
 * A document of the bundle that vision cannot use. Never leaves the package: the bundle is sealed and cannot be mended, so
 * {@link Observer} writes the message into the observations as the reason why there are none.
 */
final class VisionInputException extends RuntimeException {
    VisionInputException(String message) {
        super(message);
    }
}

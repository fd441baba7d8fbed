package org.robograde.agent.vision.track;

import org.robograde.agent.vision.geometry.RigidTransform;

/**
 * A marker fixed to the body.
 *
 * @param id its number
 * @param sizeMeters side of the black square
 * @param inBody its frame in the body's: centre, x to the printed right, y to the top, z out of its face
 */
public record BodyMarker(int id, double sizeMeters, RigidTransform inBody) {
    private static final double[][] SQUARE = {{-0.5, 0.5}, {0.5, 0.5}, {0.5, -0.5}, {-0.5, -0.5}};

    /** A corner in the body's frame: 0 top left, then clockwise. */
    double[] corner(int index) {
        return inBody.apply(sizeMeters * SQUARE[index][0], sizeMeters * SQUARE[index][1], 0);
    }
}

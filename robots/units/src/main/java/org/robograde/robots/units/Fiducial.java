package org.robograde.robots.units;

/**
 * The marker on a unit's body by which the field's cameras track it.
 *
 * @param dictionary ArUco dictionary by OpenCV's name, e.g. {@code DICT_4X4_50}
 * @param sizeMeters outer edge of the black square
 * @param heightMeters of the marker's plane above the floor
 * @param offsetXMeters marker centre in the unit's base frame (x forward, y left)
 * @param offsetYMeters see above
 * @param offsetHeadingRadians from the unit's forward axis to the marker's x axis, counter-clockwise seen from above
 */
public record Fiducial(
        String dictionary,
        int id,
        double sizeMeters,
        double heightMeters,
        double offsetXMeters,
        double offsetYMeters,
        double offsetHeadingRadians) {}

package org.robograde.robots.sim.camera;

/**
 * The marker on the unit's top: an ArUco marker that lies flat, facing up, centred over the unit's turning point. Seen from above its
 * printed right edge points to the unit's front and its top edge to the unit's left.
 *
 * @param dictionary OpenCV's name of the dictionary, {@code DICT_4X4_50} or another {@code DICT_*}
 * @param id the marker's number in the dictionary
 * @param sizeMeters side of the black square; a white margin of one module surrounds it
 * @param heightMeters above the floor
 */
public record Fiducial(String dictionary, int id, double sizeMeters, double heightMeters) {
    public static final Fiducial SERVICE_UNIT = new Fiducial("DICT_4X4_50", 7, 0.40, 0.45);
}

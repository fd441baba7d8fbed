package org.robograde.agent.vision;

import java.util.Optional;
import org.robograde.agent.vision.document.YamlTree;
import org.robograde.agent.vision.fiducial.FiducialDictionary;

/**
 * The marker on the unit, as {@code unit.yaml} states it in its block {@code fiducial}. It lies flat and faces up. Seen from
 * above, the printed marker's right edge points to the unit's front and its top edge to the unit's left, turned
 * counter-clockwise by {@code headingOffsetRadians}. Where the file states no {@code offset}, the marker is above the base frame.
 *
 * @param dictionary e.g. {@code DICT_4X4_50}
 * @param id the marker's number in the dictionary
 * @param sizeMeters side of the black square
 * @param heightMeters of the marker above the floor
 * @param offsetXMeters of its centre ahead of the unit's base frame
 * @param offsetYMeters of its centre to the left of the unit's base frame
 * @param headingOffsetRadians of the marker's x axis against the unit's; 0 where not stated
 * @param heightStandardUncertaintyMeters how well the height is known; 0 where not stated
 * @param tiltStandardUncertaintyRadians how far the unit leans while it drives, about each horizontal axis; 0 where not stated
 */
record FiducialMount(
        String dictionary,
        int id,
        double sizeMeters,
        double heightMeters,
        double offsetXMeters,
        double offsetYMeters,
        double headingOffsetRadians,
        double heightStandardUncertaintyMeters,
        double tiltStandardUncertaintyRadians) {

    /** Empty if the unit states no fiducial. @throws VisionInputException if the block is incomplete, naming the field */
    static Optional<FiducialMount> ofUnit(byte[] unitYaml) {
        return YamlTree.parse("unit.yaml", unitYaml).optionalTree("fiducial").map(FiducialMount::of);
    }

    static FiducialMount of(YamlTree fiducial) {
        String dictionary = fiducial.text("dictionary");
        Optional<YamlTree> offset = fiducial.optionalTree("offset");
        return new FiducialMount(
                dictionary,
                fiducial.integer("id", 0, FiducialDictionary.sizeOf(dictionary, fiducial.place()) - 1),
                fiducial.number("sizeMeters", 0.005, 10),
                fiducial.number("heightMeters", 0, 100),
                offset.map(o -> o.number("x", 0, -100, 100)).orElse(0.0),
                offset.map(o -> o.number("y", 0, -100, 100)).orElse(0.0),
                offset.map(o -> o.number("headingRadians", 0, -7, 7)).orElse(0.0),
                fiducial.number("heightStandardUncertaintyMeters", 0, 0, 10),
                fiducial.number("tiltStandardUncertaintyRadians", 0, 0, 1));
    }
}

package org.robograde.agent.vision;

/** What one picture says about the unit. */
sealed interface Sighting {
    /** The unit's marker was seen once and stands as assumed. */
    record Seen(UnitPose pose) implements Sighting {}

    /** No marker with the unit's number. */
    record NotSeen() implements Sighting {}

    /**
     * The marker was seen, but an upright unit does not explain its corners: fallen, lifted, or another size than stated.
     *
     * @param uprightErrorPixels mean distance of the corners from the best upright pose, infinite where there is none
     */
    record NotUpright(double uprightErrorPixels) implements Sighting {}

    /** More than one marker with the unit's number stands as assumed (a mirror, a second unit): which is the unit is not known. */
    record Ambiguous(int markers) implements Sighting {}
}

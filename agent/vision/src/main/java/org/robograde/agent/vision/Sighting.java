package org.robograde.agent.vision;

import java.util.List;
import java.util.Optional;
import org.robograde.agent.vision.fiducial.Corners;

/** What one picture says about the unit. */
sealed interface Sighting {
    /** The unit's marker was seen once and stands as assumed. */
    record Seen(UnitPose pose) implements Sighting {}

    /** No marker with the unit's number. */
    record NotSeen() implements Sighting {}

    /**
     * The marker was seen, but an upright unit does not explain its corners: fallen, lifted, or another size than stated.
     *
     * @param markers all of the unit's number that were seen
     * @param uprightErrorPixels mean distance of the corners from the best upright pose, infinite where there is none
     */
    record NotUpright(List<Corners> markers, double uprightErrorPixels) implements Sighting {}

    /** The one marker of the unit's number in the picture, wherever it stands; empty if there is none or more than one. */
    default Optional<Corners> marker() {
        if (this instanceof Seen seen) {
            return Optional.of(seen.pose().corners());
        }
        return this instanceof NotUpright lying && lying.markers().size() == 1
                ? Optional.of(lying.markers().get(0))
                : Optional.empty();
    }

    /** More than one marker with the unit's number stands as assumed (a mirror, a second unit): which is the unit is not known. */
    record Ambiguous(int markers) implements Sighting {}
}

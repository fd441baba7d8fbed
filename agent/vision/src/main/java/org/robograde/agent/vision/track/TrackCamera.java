package org.robograde.agent.vision.track;

import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.geometry.RigidTransform;

/**
 * A camera as the track needs it.
 *
 * @param id the site's name for it
 * @param lens as calibrated
 * @param inMap the optical frame in the site's frame, as surveyed
 * @param positionStandardUncertaintyMeters of each coordinate, the same error in every frame
 * @param angleStandardUncertaintyRadians of each axis, the same error in every frame
 * @param timeStandardUncertaintySeconds of its frames' stamps
 */
public record TrackCamera(
        String id,
        PinholeLens lens,
        RigidTransform inMap,
        double positionStandardUncertaintyMeters,
        double angleStandardUncertaintyRadians,
        double timeStandardUncertaintySeconds) {}

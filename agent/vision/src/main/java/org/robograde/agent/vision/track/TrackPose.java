package org.robograde.agent.vision.track;

import org.hipparchus.linear.RealMatrix;
import org.robograde.agent.vision.geometry.RigidTransform;

/**
 * Where the body was when a frame was taken, by everything all cameras saw before and after.
 *
 * @param sighting the one that was taken in at this moment
 * @param inMap the body's frame in the site's
 * @param covariance 6x6: shift x y z (metres), turn x y z (radians), both told in the site's frame
 * @param accepted whether the sighting agreed with the track; if not, the pose stands without it
 */
public record TrackPose(MarkerSighting sighting, RigidTransform inMap, RealMatrix covariance, boolean accepted) {}

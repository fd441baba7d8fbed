package org.robograde.agent.vision.track;

import org.robograde.agent.vision.fiducial.Corners;

/**
 * One marker in one frame.
 *
 * @param camera its place in the list of cameras
 * @param stampNanos when the frame was taken, on the clock all cameras share
 * @param marker its place in the list of the body's markers
 * @param corners where it was seen
 * @param tag the caller's own, given back with the pose
 */
public record MarkerSighting(int camera, long stampNanos, int marker, Corners corners, long tag) {}

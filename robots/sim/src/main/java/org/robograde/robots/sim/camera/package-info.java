/**
 * The field's overhead camera: draws what it would see of the true world, with the lens, the light and the pixel noise of a real one, and
 * packs it as JPEG. In come the camera's calibration and pose and, per exposure, where everything truly stands; out go image bytes. It
 * knows no ROS, no clock and nothing of the unit's mind. Drawing follows the same camera model that detectors use (OpenCV's, pixel
 * centres at whole numbers), so that what vision measures can be held against the truth.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.sim.camera;

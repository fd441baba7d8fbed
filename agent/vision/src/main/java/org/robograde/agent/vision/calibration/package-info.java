/** Photographs of a known target to a calibrated camera: the lens with its covariance, where the camera hangs, where a camera sits on an arm; and the signed document that states it. In come grey pictures and surveyed numbers, out goes one document. It reads no clock: the date is given. */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.vision.calibration;

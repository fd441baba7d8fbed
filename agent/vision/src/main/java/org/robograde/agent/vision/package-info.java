/**
 * Camera frames to observations. In comes one sealed bundle: its camera frames, and its documents {@code site.yaml}
 * (where each camera hangs, its calibration, how well both are known) and {@code unit.yaml} (the fiducial on the unit).
 * Out goes {@code observations.mcap} beside the recording: where the unit was, with a covariance, and how good the frames
 * were. It is a pure function of the bundle: no clock, no random number, no network. It must not know what a metric, a
 * rulebook or a report is, and never reads simulated truth. Only {@code org.opencv.*} is used, and only {@link
 * org.robograde.agent.vision.opencv.NativeOpenCv} knows which build of it is loaded.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.vision;

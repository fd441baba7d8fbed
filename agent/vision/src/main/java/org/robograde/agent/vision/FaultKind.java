package org.robograde.agent.vision;

import java.util.Locale;

/** Ways in which a camera stops being a witness. */
enum FaultKind {
    /** Edges are spread over many pixels. */
    BLURRED,
    /** Nearly all of the picture is at the sensor's black, and the unit is not seen. */
    DARK,
    /** Most of the picture is at the sensor's white, and the unit is not seen. */
    BRIGHT,
    /** The same picture again and again. */
    FROZEN,
    /** Frames that should have come did not. */
    DROPPED,
    /** The background lies elsewhere than in the trial's first picture. */
    MOVED,
    /** The frames' stamps leave the recording's own clock, or step back. */
    CLOCK,
    /** Surveyed fiducials lie elsewhere than the camera's own pose and lens put them. */
    SURVEY,
    /** Its calibration's document is missing, not signed, another camera's, or does not hold on the trial's day. */
    CALIBRATION;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

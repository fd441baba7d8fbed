package org.robograde.agent.vision;

import java.util.Map;
import java.util.TreeMap;
import org.robograde.agent.vision.fiducial.CornerNoise;
import org.robograde.agent.vision.fiducial.DetectionParameters;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/** Every number that changes what vision derives. They are written into the observations, so that anyone can derive them again. */
final class VisionParameters {
    static final String ALGORITHM = "robograde-vision unit pose by fiducial";
    /** Raised whenever the same frames would give other observations. */
    static final String VERSION = "3";

    /** How many residuals the corner noise by size weighs as much as. A frame has five to spare: too few to believe alone. */
    static final double CORNER_NOISE_WEIGHT = 10;

    /** Mean distance of the corners from an upright marker at its height, above which the unit does not stand as assumed. */
    static final double UPRIGHT_ERROR_PIXELS_MAX = 1.0;
    /** Observations further apart say nothing about the speed between them. */
    static final double SPEED_GAP_SECONDS_MAX = 0.5;

    /** Wider edges than this, and than so many times the camera's sharpest, are a blurred picture. */
    static final double BLUR_PIXELS_MAX = 5;

    static final double BLUR_TIMES_MAX = 2;
    static final double DARK_SHARE_MAX = 0.98;
    static final double BRIGHT_SHARE_MAX = 0.6;
    /** So many pictures of the same bytes in a row: a sensor's noise never repeats. */
    static final int FROZEN_FRAMES_MAX = 3;
    /** A gap of more usual intervals than this has lost frames; one of more seconds than the next is a fault. */
    static final double DROPPED_GAPS_MAX = 1.7;

    static final double DROPPED_SECONDS_MAX = 0.5;
    static final double CLOCK_SECONDS_MAX = 0.25;
    static final double BACKGROUND_SHIFT_PIXELS_MAX = 1.5;
    /** Below this the phase correlation has not recognised the background. */
    static final double BACKGROUND_RESPONSE_MIN = 0.1;

    private VisionParameters() {}

    static Map<String, String> stated() {
        Map<String, String> stated = new TreeMap<>();
        stated.put("opencv", NativeOpenCv.ready());
        stated.putAll(DetectionParameters.stated());
        stated.putAll(CornerNoise.stated());
        stated.put("cornerNoiseWeight", String.valueOf(CORNER_NOISE_WEIGHT));
        stated.put("uprightErrorPixelsMax", String.valueOf(UPRIGHT_ERROR_PIXELS_MAX));
        stated.put("speedGapSecondsMax", String.valueOf(SPEED_GAP_SECONDS_MAX));
        stated.put("blurPixelsMax", String.valueOf(BLUR_PIXELS_MAX));
        stated.put("blurTimesMax", String.valueOf(BLUR_TIMES_MAX));
        stated.put("darkShareMax", String.valueOf(DARK_SHARE_MAX));
        stated.put("brightShareMax", String.valueOf(BRIGHT_SHARE_MAX));
        stated.put("frozenFramesMax", String.valueOf(FROZEN_FRAMES_MAX));
        stated.put("droppedGapsMax", String.valueOf(DROPPED_GAPS_MAX));
        stated.put("droppedSecondsMax", String.valueOf(DROPPED_SECONDS_MAX));
        stated.put("clockSecondsMax", String.valueOf(CLOCK_SECONDS_MAX));
        stated.put("backgroundShiftPixelsMax", String.valueOf(BACKGROUND_SHIFT_PIXELS_MAX));
        stated.put("backgroundResponseMin", String.valueOf(BACKGROUND_RESPONSE_MIN));
        return stated;
    }
}

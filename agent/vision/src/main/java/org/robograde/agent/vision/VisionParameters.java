package org.robograde.agent.vision;

import java.util.Map;
import java.util.TreeMap;
import org.robograde.agent.vision.fiducial.CornerNoise;
import org.robograde.agent.vision.fiducial.DetectionParameters;
import org.robograde.agent.vision.motion.Stops;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/** Every number that changes what vision derives. They are written into the observations, so that anyone can derive them again. */
final class VisionParameters {
    static final String ALGORITHM = "robograde-vision";
    /** Raised whenever the same frames would give other observations. */
    static final String VERSION = "5";

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

    /** How often, at how wide a picture, a camera is asked for people and motion. */
    static final long LOOK_NANOS = 190_000_000L;

    static final long FLOW_NANOS = 390_000_000L;
    static final int LOOK_WIDTH_PIXELS = 320;
    static final long SHAPE_NANOS = 490_000_000L;
    static final int SHAPE_WIDTH_PIXELS = 640;
    static final double SHAPE_HEIGHT_PIXELS_MIN = 96;
    static final double SHAPE_SCORE_MIN = 0.8;
    /** What each method for people is known to miss; the README has the figures. */
    static final Map<String, String> PEOPLE_MISSED = Map.of(
            "misses.moving figures", "whoever never moves, is hidden, or stands in a group of more than two",
            "misses.upright shapes", "whoever is hidden, or lower than 96 pixels in a picture of 640",
            "misses.walking legs", "whoever only stands, or is hidden");

    /** Looks for people further apart leave a time in which nobody was looked for. */
    static final long WATCH_PAUSE_NANOS = 500_000_000L;

    /** So far around the unit a camera is asked whether the floor is in its picture. */
    static final double CLEAR_METERS_MAX = 5;

    static final long OBJECT_NANOS = 490_000_000L;
    static final long LAMP_NANOS = 90_000_000L;
    static final long CODE_NANOS = 490_000_000L;
    static final long INSTRUMENT_NANOS = 490_000_000L;
    /** A tip is followed so far to each side of where it began. */
    static final int TIP_REACH_PIXELS = 160;

    /** Surveyed fiducials further than this from where they belong, beyond what the documents leave open, are a camera that moved. */
    static final double SURVEY_DRIFT_PIXELS_MAX = 1.5;

    static final double SURVEY_DRIFT_UNCERTAINTIES_MAX = 3;

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
        stated.put("lookNanos", String.valueOf(LOOK_NANOS));
        stated.put("flowNanos", String.valueOf(FLOW_NANOS));
        stated.put("lookWidthPixels", String.valueOf(LOOK_WIDTH_PIXELS));
        stated.put("shapeNanos", String.valueOf(SHAPE_NANOS));
        stated.put("shapeWidthPixels", String.valueOf(SHAPE_WIDTH_PIXELS));
        stated.put("shapeHeightPixelsMin", String.valueOf(SHAPE_HEIGHT_PIXELS_MIN));
        stated.put("shapeScoreMin", String.valueOf(SHAPE_SCORE_MIN));
        stated.put("watchPauseNanos", String.valueOf(WATCH_PAUSE_NANOS));
        stated.put("clearMetersMax", String.valueOf(CLEAR_METERS_MAX));
        stated.put("objectNanos", String.valueOf(OBJECT_NANOS));
        stated.put("lampNanos", String.valueOf(LAMP_NANOS));
        stated.put("codeNanos", String.valueOf(CODE_NANOS));
        stated.put("instrumentNanos", String.valueOf(INSTRUMENT_NANOS));
        stated.put("tipReachPixels", String.valueOf(TIP_REACH_PIXELS));
        stated.put("stopMeters", String.valueOf(Stops.STANDING_METERS));
        stated.put("stopRadians", String.valueOf(Stops.STANDING_RADIANS));
        stated.put("surveyDriftPixelsMax", String.valueOf(SURVEY_DRIFT_PIXELS_MAX));
        stated.put("surveyDriftUncertaintiesMax", String.valueOf(SURVEY_DRIFT_UNCERTAINTIES_MAX));
        return stated;
    }
}

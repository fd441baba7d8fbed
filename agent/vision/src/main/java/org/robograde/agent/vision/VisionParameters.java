package org.robograde.agent.vision;

import java.util.Map;
import java.util.TreeMap;

/** Every number that changes what vision derives. They are written into the observations, so that anyone can derive them again. */
final class VisionParameters {
    static final String ALGORITHM = "robograde-vision unit pose by fiducial";
    /** Raised whenever the same frames would give other observations. */
    static final String VERSION = "2";

    static final int THRESHOLD_WINDOW_PIXELS = 7;
    /** Narrower markers are looked for at full size: at half size their modules have two pixels. */
    static final double HALF_SIZE_MARKER_PIXELS_MIN = 28;

    /** A picture whose mean is darker is brightened for the search, not for the corners: the detector's threshold wants more contrast than dim light leaves. */
    static final double DIM_MEAN_GREY = 40;

    static final double BRIGHTENED_MEAN_GREY = 100;
    static final double BRIGHTENING_MAX = 12;

    static final double CORNER_WINDOW_MODULES = 0.7;
    static final int CORNER_WINDOW_PIXELS_MAX = 10;
    static final int CORNER_ITERATIONS_MAX = 30;
    static final double CORNER_ACCURACY_PIXELS = 0.01;

    /**
     * How far a corner lies from where it is found, one axis, before its own residuals are looked at, for a marker of {@link
     * #CORNER_NOISE_SIDE_PIXELS}. Measured on rendered frames with blur, noise and JPEG (see README); it falls with the root of the
     * marker's side, which is how many places along an edge there are, down to {@link #CORNER_NOISE_PIXELS_MIN}. The residuals of
     * each frame correct it.
     */
    static final double CORNER_NOISE_PIXELS = 0.040;

    static final double CORNER_NOISE_SIDE_PIXELS = 42;
    static final double CORNER_NOISE_PIXELS_MIN = 0.03;
    /** Places along an edge share pixels by interpolation and blocks by JPEG: so many tell as much as one. Measured on rendered frames in light of a tenth. */
    static final double EDGE_PLACES_CORRELATED = 3.2;
    /** How many residuals the figure above weighs as much as. A frame has five to spare: too few to believe alone. */
    static final double CORNER_NOISE_WEIGHT = 10;

    /** Mean distance of the corners from an upright marker at its height, above which the unit does not stand as assumed. */
    static final double UPRIGHT_ERROR_PIXELS_MAX = 1.0;
    /** Observations further apart say nothing about the speed between them. */
    static final double SPEED_GAP_SECONDS_MAX = 0.5;

    private VisionParameters() {}

    static Map<String, String> stated() {
        Map<String, String> stated = new TreeMap<>();
        stated.put("opencv", NativeOpenCv.ready());
        stated.put("detector", "aruco, half size first, cornerSubPix at full size");
        stated.put("thresholdWindowPixels", String.valueOf(THRESHOLD_WINDOW_PIXELS));
        stated.put("halfSizeMarkerPixelsMin", String.valueOf(HALF_SIZE_MARKER_PIXELS_MIN));
        stated.put("dimMeanGrey", String.valueOf(DIM_MEAN_GREY));
        stated.put("brightenedMeanGrey", String.valueOf(BRIGHTENED_MEAN_GREY));
        stated.put("brighteningMax", String.valueOf(BRIGHTENING_MAX));
        stated.put("edgePlacesCorrelated", String.valueOf(EDGE_PLACES_CORRELATED));
        stated.put("cornerWindowModules", String.valueOf(CORNER_WINDOW_MODULES));
        stated.put("cornerWindowPixelsMax", String.valueOf(CORNER_WINDOW_PIXELS_MAX));
        stated.put("cornerIterationsMax", String.valueOf(CORNER_ITERATIONS_MAX));
        stated.put("cornerAccuracyPixels", String.valueOf(CORNER_ACCURACY_PIXELS));
        stated.put("cornerNoisePixels", String.valueOf(CORNER_NOISE_PIXELS));
        stated.put("cornerNoiseSidePixels", String.valueOf(CORNER_NOISE_SIDE_PIXELS));
        stated.put("cornerNoisePixelsMin", String.valueOf(CORNER_NOISE_PIXELS_MIN));
        stated.put("cornerNoiseWeight", String.valueOf(CORNER_NOISE_WEIGHT));
        stated.put("uprightErrorPixelsMax", String.valueOf(UPRIGHT_ERROR_PIXELS_MAX));
        stated.put("speedGapSecondsMax", String.valueOf(SPEED_GAP_SECONDS_MAX));
        return stated;
    }
}

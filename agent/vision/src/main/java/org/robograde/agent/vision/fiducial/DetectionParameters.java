package org.robograde.agent.vision.fiducial;

import java.util.Map;
import java.util.TreeMap;

/** Every number that changes which markers are found and where their corners are put. */
public final class DetectionParameters {
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

    /** Places along an edge share pixels by interpolation and blocks by JPEG: so many tell as much as one. Measured on rendered frames in light of a tenth. */
    static final double EDGE_PLACES_CORRELATED = 3.2;

    private DetectionParameters() {}

    /** For the observations, so that anyone can derive them again. */
    public static Map<String, String> stated() {
        Map<String, String> stated = new TreeMap<>();
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
        return stated;
    }
}

package org.robograde.agent.vision.fiducial;

import java.util.Map;
import java.util.TreeMap;

/** How well a corner is found, before anything is known of the frame's own residuals. */
public final class CornerNoise {
    /**
     * How far a corner lies from where it is found, one axis, for a marker of {@link #SIDE_PIXELS}. Measured on rendered frames with
     * blur, noise and JPEG (see README); it falls with the root of the marker's side, which is how many places along an edge there
     * are, down to {@link #PIXELS_MIN}.
     */
    static final double PIXELS = 0.040;

    static final double SIDE_PIXELS = 42;
    static final double PIXELS_MIN = 0.03;

    private CornerNoise() {}

    /** Standard deviation of a corner, one axis, pixels: by the marker's size, or as the picture itself shows it where that is more. */
    public static double pixels(Corners corners) {
        double bySize = Math.max(PIXELS_MIN, PIXELS * Math.sqrt(SIDE_PIXELS / corners.meanSide()));
        return Math.max(bySize, corners.noisePixels());
    }

    /** For the observations. */
    public static Map<String, String> stated() {
        Map<String, String> stated = new TreeMap<>();
        stated.put("cornerNoisePixels", String.valueOf(PIXELS));
        stated.put("cornerNoiseSidePixels", String.valueOf(SIDE_PIXELS));
        stated.put("cornerNoisePixelsMin", String.valueOf(PIXELS_MIN));
        return stated;
    }
}

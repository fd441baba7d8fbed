package org.robograde.robots.sim.camera;

import org.opencv.core.Scalar;

/** How bright each part of the image is: the lamps stand to one side, and the lens darkens towards its corners. */
record Lighting(int width, int height, double light) {
    /** Factor on a surface's own brightness at a pixel. */
    double gain(double u, double v) {
        double fromCentreX = u / width - 0.5;
        double fromCentreY = v / height - 0.5;
        double vignette = 1 - 0.35 * (fromCentreX * fromCentreX + fromCentreY * fromCentreY);
        return light * (1 + 0.14 * fromCentreX) * vignette;
    }

    /**
     * What the sensor counts before noise, 0 to 255. The noise tile's mean is taken off here because the tile, being unsigned, can only
     * add; what is darker than that mean becomes the sensor's black level.
     */
    static double counts(double brightness) {
        return Math.max(0, Math.min(255, brightness - NoiseTile.MEAN));
    }

    Scalar counts(Colour colour, Pixel at) {
        double gain = gain(at.u(), at.v());
        return new Scalar(counts(colour.blue() * gain), counts(colour.green() * gain), counts(colour.red() * gain));
    }
}

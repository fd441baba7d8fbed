package org.robograde.robots.sim.camera;

/**
 * Intrinsic calibration: pinhole with the five-coefficient radial and tangential distortion that ROS calls {@code plumb_bob}.
 *
 * @param fx focal length in pixels
 * @param cx principal point in pixels; the centre of the first pixel is (0, 0)
 */
public record Lens(
        int widthPixels,
        int heightPixels,
        double fx,
        double fy,
        double cx,
        double cy,
        double k1,
        double k2,
        double p1,
        double p2,
        double k3) {
    public Lens {
        if (widthPixels < 16 || heightPixels < 16 || !(fx > 0) || !(fy > 0)) {
            throw new IllegalArgumentException(
                    "a lens needs an image of at least 16 x 16 pixels and focal lengths above 0, got " + widthPixels
                            + " x " + heightPixels + ", fx " + fx + ", fy " + fy);
        }
    }

    /** Where a direction lands on the image; {@code x} and {@code y} are its slopes in the optical frame (x right, y down). */
    Pixel image(double x, double y) {
        double r2 = x * x + y * y;
        double radial = 1 + r2 * (k1 + r2 * (k2 + r2 * k3));
        double distortedX = x * radial + 2 * p1 * x * y + p2 * (r2 + 2 * x * x);
        double distortedY = y * radial + p1 * (r2 + 2 * y * y) + 2 * p2 * x * y;
        return new Pixel(fx * distortedX + cx, fy * distortedY + cy);
    }
}

package org.robograde.agent.vision.geometry;

import java.util.ArrayList;
import java.util.List;

/**
 * Pinhole with OpenCV's rational and tangential distortion: a direction to a pixel. The centre of the first pixel is (0, 0).
 *
 * @param widthPixels of the pictures it was calibrated for
 * @param heightPixels of the pictures it was calibrated for
 * @param fx focal length along the image's x axis, pixels
 * @param fy focal length along the image's y axis, pixels
 * @param cx principal point, pixels
 * @param cy principal point, pixels
 * @param distortion k1 k2 p1 p2 [k3 [k4 k5 k6]], 4, 5 or 8 numbers
 */
public record PinholeLens(
        int widthPixels, int heightPixels, double fx, double fy, double cx, double cy, List<Double> distortion) {
    private static final int INVERSION_ROUNDS = 12;

    public PinholeLens {
        distortion = List.copyOf(distortion);
    }

    /** The pixel of a point of the optical frame (x right, y down, z ahead); not a number behind the lens. */
    public double[] pixel(double x, double y, double z) {
        if (!(z > 0)) {
            return new double[] {Double.NaN, Double.NaN};
        }
        double u = x / z;
        double v = y / z;
        double r2 = u * u + v * v;
        double radial = (1 + r2 * (k(0) + r2 * (k(1) + r2 * k(4)))) / (1 + r2 * (k(5) + r2 * (k(6) + r2 * k(7))));
        double du = u * radial + 2 * k(2) * u * v + k(3) * (r2 + 2 * u * u);
        double dv = v * radial + k(2) * (r2 + 2 * v * v) + 2 * k(3) * u * v;
        return new double[] {fx * du + cx, fy * dv + cy};
    }

    public double[] pixel(double[] point) {
        return pixel(point[0], point[1], point[2]);
    }

    /** The direction that is seen at a pixel, as x and y of the point one ahead: the inverse of {@link #pixel}, by fixed-point rounds. */
    public double[] tangents(double pixelX, double pixelY) {
        double u = (pixelX - cx) / fx;
        double v = (pixelY - cy) / fy;
        for (int i = 0; i < INVERSION_ROUNDS; i++) {
            double[] seen = pixel(u, v, 1);
            u += (pixelX - seen[0]) / fx;
            v += (pixelY - seen[1]) / fy;
        }
        return new double[] {u, v};
    }

    /** fx fy cx cy, then the distortion: the order of every covariance of a lens. */
    public double[] parameters() {
        double[] all = new double[4 + distortion.size()];
        all[0] = fx;
        all[1] = fy;
        all[2] = cx;
        all[3] = cy;
        for (int i = 0; i < distortion.size(); i++) {
            all[4 + i] = distortion.get(i);
        }
        return all;
    }

    /** The inverse of {@link #parameters}. */
    public PinholeLens with(double[] parameters) {
        List<Double> bent = new ArrayList<>();
        for (int i = 4; i < parameters.length; i++) {
            bent.add(parameters[i]);
        }
        return new PinholeLens(
                widthPixels, heightPixels, parameters[0], parameters[1], parameters[2], parameters[3], bent);
    }

    private double k(int i) {
        return i < distortion.size() ? distortion.get(i) : 0;
    }
}

package org.robograde.agent.vision.fiducial;

import org.opencv.core.Point;

/** A marker's four corners in the picture: top left, top right, bottom right, bottom left of the marker as printed; pixels. Immutable. */
public final class Corners {
    private final double[] xy;
    private final double noisePixels;

    private Corners(double[] xy, double noisePixels) {
        this.xy = xy;
        this.noisePixels = noisePixels;
    }

    public static Corners of(Point... points) {
        double[] xy = new double[8];
        for (int i = 0; i < 4; i++) {
            xy[2 * i] = points[i].x;
            xy[2 * i + 1] = points[i].y;
        }
        return new Corners(xy, 0);
    }

    /** @param noise standard deviation of a corner, one axis, as this picture shows it */
    public Corners withNoise(double noise) {
        return new Corners(xy, noise);
    }

    /** Standard deviation of a corner, one axis, as the picture itself shows it; 0 where it does not. */
    public double noisePixels() {
        return noisePixels;
    }

    public double x(int corner) {
        return xy[2 * corner];
    }

    public double y(int corner) {
        return xy[2 * corner + 1];
    }

    /** A quarter of the way around. */
    public double meanSide() {
        double around = 0;
        for (int i = 0; i < 4; i++) {
            int next = (i + 1) % 4;
            around += Math.hypot(x(next) - x(i), y(next) - y(i));
        }
        return around / 4;
    }

    /** How far the corner lies away that lies away furthest; NaN if one is nowhere. */
    public double distanceMax(Corners other) {
        double max = 0;
        for (int i = 0; i < 4; i++) {
            max = Math.max(max, Math.hypot(x(i) - other.x(i), y(i) - other.y(i)));
        }
        return max;
    }

    public Point[] points() {
        return new Point[] {new Point(x(0), y(0)), new Point(x(1), y(1)), new Point(x(2), y(2)), new Point(x(3), y(3))};
    }

    /** x0 y0 x1 y1 ... a copy. */
    public double[] flat() {
        return xy.clone();
    }
}

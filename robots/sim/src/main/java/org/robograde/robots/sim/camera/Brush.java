package org.robograde.robots.sim.camera;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.MatOfInt;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.imgproc.Imgproc;

/** Fills convex outlines given in the map on one image, with smoothed edges at a sixteenth of a pixel. */
final class Brush {
    private static final int SHIFT = 4;
    private static final int SCALE = 1 << SHIFT;

    private final CameraGeometry geometry;
    private final Mat image;
    private final Lighting lighting;

    Brush(CameraGeometry geometry, Mat image, Lighting lighting) {
        this.geometry = geometry;
        this.image = image;
        this.lighting = lighting;
    }

    /** @param corners x, y, z in the map, three numbers each */
    void fill(Colour colour, double[]... corners) {
        List<Point> outline = new ArrayList<>(corners.length);
        double u = 0;
        double v = 0;
        for (double[] corner : corners) {
            Pixel pixel = geometry.project(corner[0], corner[1], corner[2]);
            u += pixel.u() / corners.length;
            v += pixel.v() / corners.length;
            outline.add(new Point(Math.rint(pixel.u() * SCALE), Math.rint(pixel.v() * SCALE)));
        }
        MatOfPoint points = new MatOfPoint();
        points.fromList(outline);
        MatOfInt order = new MatOfInt();
        Imgproc.convexHull(points, order);
        List<Point> hull = new ArrayList<>();
        for (int index : order.toArray()) {
            hull.add(outline.get(index));
        }
        points.fromList(hull);
        Imgproc.fillConvexPoly(image, points, lighting.counts(colour, new Pixel(u, v)), Imgproc.LINE_AA, SHIFT);
        points.release();
        order.release();
    }

    /** A flat disc. */
    void disc(Colour colour, double x, double y, double z, double radius) {
        fill(colour, ring(x, y, z, radius));
    }

    /** Everything between a disc at one level and the same at another: an upright drum as the camera sees it. */
    void drum(Colour colour, double x, double y, double bottom, double top, double radius) {
        double[][] low = ring(x, y, bottom, radius);
        double[][] high = ring(x, y, top, radius);
        double[][] both = new double[low.length + high.length][];
        System.arraycopy(low, 0, both, 0, low.length);
        System.arraycopy(high, 0, both, low.length, high.length);
        fill(colour, both);
    }

    private static double[][] ring(double x, double y, double z, double radius) {
        int points = 28;
        double[][] ring = new double[points][];
        for (int i = 0; i < points; i++) {
            double angle = 2 * Math.PI * i / points;
            ring[i] = new double[] {x + radius * Math.cos(angle), y + radius * Math.sin(angle), z};
        }
        return ring;
    }
}

package org.robograde.agent.vision.scene;

import java.util.Random;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.Objdetect;
import org.robograde.agent.vision.fiducial.FiducialDictionary;
import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.geometry.RigidTransform;

/**
 * Draws flat printed things as a camera with a bending lens sees them: every sub-pixel's line of sight is met with the plane, so
 * that nothing is approximated by a warp. Knows nothing of how they are found again.
 */
public final class PlaneRenderer {
    private static final int SAMPLES = 4;

    private final PinholeLens lens;
    private final float[] grey;

    public PlaneRenderer(PinholeLens lens, double background) {
        this.lens = lens;
        grey = new float[lens.widthPixels() * lens.heightPixels()];
        java.util.Arrays.fill(grey, (float) background);
    }

    /** Something printed: brightness over its own plane, metres; NaN beyond its rim. */
    public interface Print {
        double at(double x, double y);

        /** Beyond this from the origin there is nothing. */
        double reachMeters();
    }

    /** A marker with a white margin of one module, x to its printed right, y to its top, origin in the centre. */
    public static Print marker(String dictionary, int id, double sizeMeters) {
        var family = FiducialDictionary.get(dictionary);
        int side = family.get_markerSize() + 2;
        Mat drawn = new Mat();
        Objdetect.generateImageMarker(family, id, side, drawn, 1);
        byte[] modules = new byte[side * side];
        drawn.get(0, 0, modules);
        drawn.release();
        double module = sizeMeters / side;
        double rim = sizeMeters / 2 + module;
        return new Print() {
            @Override
            public double at(double x, double y) {
                if (Math.abs(x) > rim || Math.abs(y) > rim) {
                    return Double.NaN;
                }
                int column = (int) Math.floor((x + sizeMeters / 2) / module);
                int row = (int) Math.floor((sizeMeters / 2 - y) / module);
                boolean margin = column < 0 || row < 0 || column >= side || row >= side;
                return margin || modules[row * side + column] != 0 ? 224 : 26;
            }

            @Override
            public double reachMeters() {
                return rim * Math.sqrt(2);
            }
        };
    }

    /** A picture laid on the plane: its first pixel's corner at the origin, x along its rows, y down. */
    public static Print sheet(Mat picture, double metersPerPixel) {
        byte[] pixels = new byte[(int) picture.total()];
        picture.get(0, 0, pixels);
        int columns = picture.cols();
        int rows = picture.rows();
        return new Print() {
            @Override
            public double at(double x, double y) {
                int column = (int) Math.floor(x / metersPerPixel);
                int row = (int) Math.floor(y / metersPerPixel);
                boolean outside = column < 0 || row < 0 || column >= columns || row >= rows;
                return outside ? Double.NaN : pixels[row * columns + column] & 0xFF;
            }

            @Override
            public double reachMeters() {
                return Math.hypot(columns, rows) * metersPerPixel;
            }
        };
    }

    /** @param printInCamera the print's plane in the optical frame */
    public void draw(Print print, RigidTransform printInCamera) {
        double[] centre = printInCamera.shift();
        double[] middle = lens.pixel(centre);
        double reach = 1.3 * lens.fx() * print.reachMeters() / Math.max(0.05, centre[2] - print.reachMeters()) + 4;
        int left = (int) Math.max(0, middle[0] - reach);
        int right = (int) Math.min(lens.widthPixels() - 1, middle[0] + reach);
        int top = (int) Math.max(0, middle[1] - reach);
        int bottom = (int) Math.min(lens.heightPixels() - 1, middle[1] + reach);
        RigidTransform back = printInCamera.inverse();
        double[][] above = rays(left, right, top - 0.5);
        for (int v = top; v <= bottom; v++) {
            double[][] below = rays(left, right, v + 0.5);
            for (int u = left; u <= right; u++) {
                paint(print, back, u, v, new double[][] {
                    above[u - left], above[u - left + 1], below[u - left], below[u - left + 1]
                });
            }
            above = below;
        }
    }

    /** The line of sight within a pixel from those at its four corners: the lens is straight over so little. */
    private void paint(Print print, RigidTransform back, int u, int v, double[][] corners) {
        double[] eye = back.shift();
        double sum = 0;
        int hits = 0;
        for (int s = 0; s < SAMPLES * SAMPLES; s++) {
            double x = (s % SAMPLES + 0.5) / SAMPLES;
            int row = s / SAMPLES;
            double y = (row + 0.5) / SAMPLES;
            double rayX = (1 - y) * ((1 - x) * corners[0][0] + x * corners[1][0])
                    + y * ((1 - x) * corners[2][0] + x * corners[3][0]);
            double rayY = (1 - y) * ((1 - x) * corners[0][1] + x * corners[1][1])
                    + y * ((1 - x) * corners[2][1] + x * corners[3][1]);
            double[] end = back.apply(rayX, rayY, 1);
            double toPlane = -eye[2] / (end[2] - eye[2]);
            double value = toPlane > 0
                    ? print.at(eye[0] + toPlane * (end[0] - eye[0]), eye[1] + toPlane * (end[1] - eye[1]))
                    : Double.NaN;
            if (!Double.isNaN(value)) {
                sum += value;
                hits++;
            }
        }
        if (hits > 0) {
            int at = v * lens.widthPixels() + u;
            grey[at] = (float) ((sum + (SAMPLES * SAMPLES - hits) * grey[at]) / (SAMPLES * SAMPLES));
        }
    }

    private double[][] rays(int left, int right, double y) {
        double[][] rays = new double[right - left + 2][];
        for (int i = 0; i < rays.length; i++) {
            rays[i] = ray(left + i - 0.5, y);
        }
        return rays;
    }

    /** Fixed-point inversion of the lens. */
    private double[] ray(double px, double py) {
        double[] ray = {(px - lens.cx()) / lens.fx(), (py - lens.cy()) / lens.fy()};
        for (int i = 0; i < 8; i++) {
            double[] seen = lens.pixel(ray[0], ray[1], 1);
            ray[0] += (px - seen[0]) / lens.fx();
            ray[1] += (py - seen[1]) / lens.fy();
        }
        return ray;
    }

    /** The picture so far, a little blurred, with sensor noise. */
    public Mat picture(double noiseCounts, Random chance) {
        Mat exact = new Mat(lens.heightPixels(), lens.widthPixels(), CvType.CV_32F);
        exact.put(0, 0, grey);
        Imgproc.GaussianBlur(exact, exact, new Size(0, 0), 0.6);
        float[] noisy = new float[grey.length];
        exact.get(0, 0, noisy);
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] += (float) (noiseCounts * chance.nextGaussian());
        }
        exact.put(0, 0, noisy);
        Mat picture = new Mat();
        exact.convertTo(picture, CvType.CV_8U);
        exact.release();
        return picture;
    }

    public static byte[] jpeg(Mat picture, int quality) {
        MatOfByte bytes = new MatOfByte();
        MatOfInt parameters = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, quality);
        Imgcodecs.imencode(".jpg", picture, bytes, parameters);
        byte[] jpeg = bytes.toArray();
        bytes.release();
        parameters.release();
        return jpeg;
    }
}

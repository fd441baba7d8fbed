package org.robograde.robots.sim.camera;

import org.opencv.calib3d.Calib3d;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.TermCriteria;

/**
 * Both directions through the lens: a point of the map to its pixel in closed form, and a pixel to the line of sight through it, from a
 * table computed once.
 */
final class CameraGeometry {
    static {
        OpenCvLibrary.load();
    }

    private final OverheadCamera camera;
    private final double[] rotation;
    private final float[] slopeX;
    private final float[] slopeY;

    CameraGeometry(OverheadCamera camera) {
        this.camera = camera;
        rotation = rotationMatrix(camera);
        int pixels = camera.lens().widthPixels() * camera.lens().heightPixels();
        slopeX = new float[pixels];
        slopeY = new float[pixels];
        tabulateLinesOfSight();
    }

    /** Where a point of the map appears; it must be below the camera. */
    Pixel project(double mapX, double mapY, double mapZ) {
        double dx = mapX - camera.x();
        double dy = mapY - camera.y();
        double dz = mapZ - camera.z();
        double right = rotation[0] * dx + rotation[3] * dy + rotation[6] * dz;
        double down = rotation[1] * dx + rotation[4] * dy + rotation[7] * dz;
        double forward = rotation[2] * dx + rotation[5] * dy + rotation[8] * dz;
        return camera.lens().image(right / forward, down / forward);
    }

    int width() {
        return camera.lens().widthPixels();
    }

    int height() {
        return camera.lens().heightPixels();
    }

    /** Map x where the line of sight of pixel number {@code row * width + column} meets the level {@code z}. */
    double mapX(int pixel, double z) {
        return camera.x() + slopeX[pixel] * (camera.z() - z);
    }

    double mapY(int pixel, double z) {
        return camera.y() + slopeY[pixel] * (camera.z() - z);
    }

    private void tabulateLinesOfSight() {
        Lens lens = camera.lens();
        Mat pixels = new Mat(lens.heightPixels() * lens.widthPixels(), 1, CvType.CV_64FC2);
        double[] values = new double[2 * lens.heightPixels() * lens.widthPixels()];
        for (int i = 0; i < values.length / 2; i++) {
            values[2 * i] = i % lens.widthPixels();
            int row = i / lens.widthPixels();
            values[2 * i + 1] = row;
        }
        pixels.put(0, 0, values);
        Mat ideal = new Mat();
        Mat matrix = matrix(3, 3, lens.fx(), 0, lens.cx(), 0, lens.fy(), lens.cy(), 0, 0, 1);
        Mat distortion = matrix(1, 5, lens.k1(), lens.k2(), lens.p1(), lens.p2(), lens.k3());
        Mat none = new Mat();
        TermCriteria until = new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, 40, 1e-10);
        Calib3d.undistortPointsIter(pixels, ideal, matrix, distortion, none, none, until);
        ideal.get(0, 0, values);
        for (Mat mat : new Mat[] {pixels, ideal, matrix, distortion, none}) {
            mat.release();
        }
        for (int i = 0; i < slopeX.length; i++) {
            double right = values[2 * i];
            double down = values[2 * i + 1];
            double dz = rotation[6] * right + rotation[7] * down + rotation[8];
            slopeX[i] = (float) ((rotation[0] * right + rotation[1] * down + rotation[2]) / -dz);
            slopeY[i] = (float) ((rotation[3] * right + rotation[4] * down + rotation[5]) / -dz);
        }
    }

    private static Mat matrix(int rows, int columns, double... values) {
        Mat mat = new Mat(rows, columns, CvType.CV_64F);
        mat.put(0, 0, values);
        return mat;
    }

    /** Row by row; its columns are the optical frame's axes in the map. */
    private static double[] rotationMatrix(OverheadCamera c) {
        double norm = Math.sqrt(c.qx() * c.qx() + c.qy() * c.qy() + c.qz() * c.qz() + c.qw() * c.qw());
        double x = c.qx() / norm;
        double y = c.qy() / norm;
        double z = c.qz() / norm;
        double w = c.qw() / norm;
        return new double[] {
            1 - 2 * (y * y + z * z),
            2 * (x * y - z * w),
            2 * (x * z + y * w),
            2 * (x * y + z * w),
            1 - 2 * (x * x + z * z),
            2 * (y * z - x * w),
            2 * (x * z - y * w),
            2 * (y * z + x * w),
            1 - 2 * (x * x + y * y)
        };
    }
}

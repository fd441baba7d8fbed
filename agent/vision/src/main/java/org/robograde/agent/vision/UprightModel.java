package org.robograde.agent.vision;

import java.util.List;

/**
 * Where the camera would see the marker's corners if the unit stood upright at (x, y) with a heading: the measurement equation
 * of the pose fit, as a pure function of the pose and of everything that is only known to an uncertainty (the {@link Deviation}).
 * Pinhole with OpenCV's rational distortion model.
 */
final class UprightModel {
    private final CameraModel camera;
    private final FiducialMount mount;
    private final double[] rotation;
    private final double[] k;
    private final double[] markerXy;

    UprightModel(CameraModel camera, FiducialMount mount) {
        this.camera = camera;
        this.mount = mount;
        rotation = camera.orientation().matrix();
        k = new double[8];
        List<Double> distortion = camera.distortion();
        for (int i = 0; i < distortion.size(); i++) {
            k[i] = distortion.get(i);
        }
        double half = mount.sizeMeters() / 2;
        double cos = StrictMath.cos(mount.headingOffsetRadians());
        double sin = StrictMath.sin(mount.headingOffsetRadians());
        double[][] square = {{-half, half}, {half, half}, {half, -half}, {-half, -half}};
        markerXy = new double[8];
        for (int i = 0; i < 4; i++) {
            markerXy[2 * i] = mount.offsetXMeters() + cos * square[i][0] - sin * square[i][1];
            markerXy[2 * i + 1] = mount.offsetYMeters() + sin * square[i][0] + cos * square[i][1];
        }
    }

    CameraModel camera() {
        return camera;
    }

    FiducialMount mount() {
        return mount;
    }

    /** How well the documents know this, in metres or radians. */
    double standardUncertainty(Deviation.Source source) {
        return switch (source) {
            case CAMERA_X, CAMERA_Y, CAMERA_Z -> camera.positionStandardUncertaintyMeters();
            case CAMERA_TURN_X, CAMERA_TURN_Y, CAMERA_TURN_Z -> camera.angleStandardUncertaintyRadians();
            case MARKER_HEIGHT -> mount.heightStandardUncertaintyMeters();
            case UNIT_ROLL, UNIT_PITCH -> mount.tiltStandardUncertaintyRadians();
        };
    }

    /**
     * Pixels of the four corners, x0 y0 x1 y1 ...; NaN for a corner that is not in front of the camera.
     *
     * @param pose x, y (metres, {@code map}), heading (radians)
     * @param deviation of the field from its documents
     */
    double[] corners(double[] pose, Deviation deviation) {
        double cos = StrictMath.cos(pose[2]);
        double sin = StrictMath.sin(pose[2]);
        double height = mount.heightMeters() + deviation.markerHeight();
        double roll = deviation.unitRoll();
        double pitch = deviation.unitPitch();
        double[] pixels = new double[8];
        for (int i = 0; i < 4; i++) {
            double markerX = markerXy[2 * i];
            double markerY = markerXy[2 * i + 1];
            // A lean is small: turning about the unit's foot moves the marker by lean times height.
            double x = markerX + pitch * height;
            double y = markerY - roll * height;
            double z = height + roll * markerY - pitch * markerX;
            project(pose[0] + cos * x - sin * y, pose[1] + sin * x + cos * y, z, deviation, pixels, 2 * i);
        }
        return pixels;
    }

    /** The pixel of a point of {@code map}, the camera being where the site says it is. */
    double[] pixelOf(double x, double y, double z) {
        double[] pixel = new double[2];
        project(x, y, z, Deviation.NONE, pixel, 0);
        return pixel;
    }

    private void project(double x, double y, double z, Deviation deviation, double[] pixels, int at) {
        double dx = x - camera.positionMeters().get(0) - deviation.cameraX();
        double dy = y - camera.positionMeters().get(1) - deviation.cameraY();
        double dz = z - camera.positionMeters().get(2) - deviation.cameraZ();
        // The camera turned by a small w sees a point as if the point had turned by -w: d - w x d.
        double wx = deviation.cameraTurnX();
        double wy = deviation.cameraTurnY();
        double wz = deviation.cameraTurnZ();
        double ex = dx - (wy * dz - wz * dy);
        double ey = dy - (wz * dx - wx * dz);
        double ez = dz - (wx * dy - wy * dx);
        double depth = rotation[2] * ex + rotation[5] * ey + rotation[8] * ez;
        double u = (rotation[0] * ex + rotation[3] * ey + rotation[6] * ez) / depth;
        double v = (rotation[1] * ex + rotation[4] * ey + rotation[7] * ez) / depth;
        double r2 = u * u + v * v;
        double radial = (1 + r2 * (k[0] + r2 * (k[1] + r2 * k[4]))) / (1 + r2 * (k[5] + r2 * (k[6] + r2 * k[7])));
        double distortedU = u * radial + 2 * k[2] * u * v + k[3] * (r2 + 2 * u * u);
        double distortedV = v * radial + k[2] * (r2 + 2 * v * v) + 2 * k[3] * u * v;
        pixels[at] = depth > 0 ? camera.fx() * distortedU + camera.cx() : Double.NaN;
        pixels[at + 1] = depth > 0 ? camera.fy() * distortedV + camera.cy() : Double.NaN;
    }
}

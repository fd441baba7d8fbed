package org.robograde.agent.vision;

import java.util.List;
import org.robograde.agent.vision.document.VisionInputException;

/**
 * A unit quaternion in ROS order, and the rotation matrix it stands for. Only what the camera's pose needs.
 *
 * @param x first vector part
 * @param y second vector part
 * @param z third vector part
 * @param w scalar part
 */
record Quaternion(double x, double y, double z, double w) {
    /** @throws VisionInputException unless there are four numbers of norm 1 within 1 percent */
    static Quaternion ofXyzw(String place, List<Double> xyzw) {
        if (xyzw.size() != 4) {
            throw new VisionInputException(place + ": quaternionXyzw has " + xyzw.size() + " numbers, it needs 4");
        }
        double x = xyzw.get(0);
        double y = xyzw.get(1);
        double z = xyzw.get(2);
        double w = xyzw.get(3);
        double norm = Math.sqrt(x * x + y * y + z * z + w * w);
        if (Math.abs(norm - 1) > 0.01) {
            throw new VisionInputException(place + ": quaternionXyzw has norm " + norm + ", it must be 1");
        }
        return new Quaternion(x / norm, y / norm, z / norm, w / norm);
    }

    /** A turn about z. */
    static Quaternion ofHeading(double headingRadians) {
        return new Quaternion(0, 0, StrictMath.sin(headingRadians / 2), StrictMath.cos(headingRadians / 2));
    }

    /** Row-major 3x3: takes a vector of the rotated frame to the frame it stands in. */
    double[] matrix() {
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

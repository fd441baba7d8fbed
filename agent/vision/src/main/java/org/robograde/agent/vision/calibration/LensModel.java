package org.robograde.agent.vision.calibration;

import org.opencv.calib3d.Calib3d;

/**
 * How much of the lens is free.
 *
 * @param distortion which bending it is allowed
 * @param squarePixels whether fx and fy are one number
 */
public record LensModel(Distortion distortion, boolean squarePixels) {
    /** From none to OpenCV's rational model. */
    public enum Distortion {
        NONE,
        /** k1 k2. */
        RADIAL,
        /** k1 k2 p1 p2 k3, ROS's {@code plumb_bob}. */
        PLUMB_BOB,
        /** k1 k2 p1 p2 k3 k4 k5 k6. */
        RATIONAL
    }

    int flags() {
        int flags = switch (distortion) {
            case NONE ->
                Calib3d.CALIB_FIX_K1 | Calib3d.CALIB_FIX_K2 | Calib3d.CALIB_FIX_K3 | Calib3d.CALIB_ZERO_TANGENT_DIST;
            case RADIAL -> Calib3d.CALIB_FIX_K3 | Calib3d.CALIB_ZERO_TANGENT_DIST;
            case PLUMB_BOB -> 0;
            case RATIONAL -> Calib3d.CALIB_RATIONAL_MODEL;
        };
        return squarePixels ? flags | Calib3d.CALIB_FIX_ASPECT_RATIO : flags;
    }

    /** Numbers in the distortion of the calibrated lens. */
    int distortionCount() {
        return distortion == Distortion.RATIONAL ? 8 : 5;
    }

    /** Rows: the lens's parameters; columns: what is free. One 1 in each row that is free. */
    double[][] freedom() {
        int[] bends = switch (distortion) {
            case NONE -> new int[0];
            case RADIAL -> new int[] {0, 1};
            case PLUMB_BOB -> new int[] {0, 1, 2, 3, 4};
            case RATIONAL -> new int[] {0, 1, 2, 3, 4, 5, 6, 7};
        };
        int focal = squarePixels ? 1 : 2;
        double[][] map = new double[4 + distortionCount()][focal + 2 + bends.length];
        map[0][0] = 1;
        map[1][focal - 1] = 1;
        map[2][focal] = 1;
        map[3][focal + 1] = 1;
        for (int i = 0; i < bends.length; i++) {
            map[4 + bends[i]][focal + 2 + i] = 1;
        }
        return map;
    }
}

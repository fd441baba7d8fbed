package org.robograde.grader.motion.trajectory;

/** Which part of the difference of two poses (or of two relative motions) counts as the error. */
public enum ErrorPart {
    /** Length of the difference of the positions. */
    TRANSLATION("m", false),
    /** Frobenius norm of the 4x4 difference from identity; mixes metres and a pure number. */
    FULL("1", true),
    /** Frobenius norm of the 3x3 difference from identity: 2 sqrt(2) sin(angle / 2). */
    ROTATION_MATRIX("1", true),
    ROTATION_RADIANS("rad", true),
    ROTATION_DEGREES("deg", true),
    /** Difference of distances covered, in size: needs no common frame. Of absolute errors it is the same as TRANSLATION. */
    POINT_DISTANCE("m", false);

    private final String unit;
    private final boolean needsOrientation;

    ErrorPart(String unit, boolean needsOrientation) {
        this.unit = unit;
        this.needsOrientation = needsOrientation;
    }

    public String unit() {
        return unit;
    }

    public boolean needsOrientation() {
        return needsOrientation;
    }

    void refuseWithout(Trajectory... trajectories) {
        for (Trajectory trajectory : trajectories) {
            if (needsOrientation && !trajectory.hasOrientation()) {
                throw new IncomparableException("an error of rotation needs orientations, and " + trajectory.name()
                        + " has positions only; the translation part can be measured");
            }
        }
    }

    /** Of a pose difference given as rotation and translation. */
    double of(double[] rotation, double[] translation) {
        return switch (this) {
            case TRANSLATION, POINT_DISTANCE -> Rotations.length(translation);
            case ROTATION_RADIANS -> Rotations.angle(rotation);
            case ROTATION_DEGREES -> StrictMath.toDegrees(Rotations.angle(rotation));
            case ROTATION_MATRIX -> Math.sqrt(offIdentity(rotation));
            case FULL -> {
                double length = Rotations.length(translation);
                yield Math.sqrt(offIdentity(rotation) + length * length);
            }
        };
    }

    private static double offIdentity(double[] rotation) {
        double sum = 0;
        for (int i = 0; i < rotation.length; i++) {
            double off = rotation[i] - (i % 4 == 0 ? 1 : 0);
            sum += off * off;
        }
        return sum;
    }
}

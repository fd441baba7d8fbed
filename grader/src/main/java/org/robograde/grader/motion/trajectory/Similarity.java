package org.robograde.grader.motion.trajectory;

/** A motion of space with a change of scale: {@code p' = s R p + t}. */
public final class Similarity {
    private final double[] rotation;
    private final double[] translation;
    private final double scale;

    Similarity(double[] rotation, double[] translation, double scale) {
        this.rotation = rotation.clone();
        this.translation = translation.clone();
        this.scale = scale;
    }

    static Similarity none() {
        return new Similarity(Rotations.identity(), new double[3], 1);
    }

    public double scale() {
        return scale;
    }

    /** How far it turns, radians in [0, pi]. */
    public double angleRadians() {
        return Rotations.angle(rotation);
    }

    /** Metres along one axis, 0 to 2. */
    public double translation(int axis) {
        return translation[axis];
    }

    double[] rotation() {
        return rotation;
    }

    /** Any number of points, x y z after each other. */
    double[] applied(double[] points) {
        double[] moved = new double[points.length];
        for (int i = 0; i < points.length; i += 3) {
            for (int axis = 0; axis < 3; axis++) {
                double turned = rotation[3 * axis] * points[i]
                        + rotation[3 * axis + 1] * points[i + 1]
                        + rotation[3 * axis + 2] * points[i + 2];
                moved[i + axis] = scale * turned + translation[axis];
            }
        }
        return moved;
    }
}

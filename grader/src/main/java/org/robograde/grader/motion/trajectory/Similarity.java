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

    double[] applied(double[] point) {
        double[] moved = Rotations.turned(rotation, point);
        for (int axis = 0; axis < 3; axis++) {
            moved[axis] = scale * moved[axis] + translation[axis];
        }
        return moved;
    }
}

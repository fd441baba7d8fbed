package org.robograde.grader.motion.iso9283;

import org.robograde.grader.motion.geometry.Orientation;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * A pose with its three angles, one for each axis, as ISO 9283 treats them: separately, commanded and attained in the same
 * convention.
 *
 * @param position in the caller's unit
 */
public record MeasuredPose(Vector3 position, double aRadians, double bRadians, double cRadians) {
    public MeasuredPose {
        if (!position.isFinite()
                || !Double.isFinite(aRadians)
                || !Double.isFinite(bRadians)
                || !Double.isFinite(cRadians)) {
            throw new IllegalArgumentException("a pose has a coordinate that is no number: " + position + ", "
                    + aRadians + ", " + bRadians + ", " + cRadians);
        }
    }

    public static MeasuredPose at(double x, double y, double z) {
        return new MeasuredPose(new Vector3(x, y, z), 0, 0, 0);
    }

    /**
     * A pose whose angles are its small turns about the axes of a reference orientation, which is the command's: the command
     * itself then has the angles 0, 0, 0. Free of gimbal lock, unlike Euler angles.
     */
    public static MeasuredPose relativeTo(Orientation reference, Vector3 position, Orientation attained) {
        Vector3 turn = attained.rotationVectorFrom(reference);
        return new MeasuredPose(position, turn.x(), turn.y(), turn.z());
    }
}

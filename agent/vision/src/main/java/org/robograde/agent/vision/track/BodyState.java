package org.robograde.agent.vision.track;

import java.util.Arrays;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.robograde.agent.vision.geometry.RigidTransform;

/** What the tracker holds to be true: pose, velocities (metres and radians per second, in the site's frame), the cameras' errors. Immutable. */
final class BodyState {
    private final RigidTransform pose;
    private final double[] velocity;
    private final double[] cameraErrors;

    BodyState(RigidTransform pose, double[] velocity, double[] cameraErrors) {
        this.pose = pose;
        this.velocity = velocity;
        this.cameraErrors = cameraErrors;
    }

    RigidTransform pose() {
        return pose;
    }

    double[] velocity() {
        return velocity;
    }

    double[] cameraError(int camera) {
        return Arrays.copyOfRange(cameraErrors, 6 * camera, 6 * camera + 6);
    }

    BodyState after(double seconds) {
        double[] way = new double[6];
        for (int i = 0; i < 6; i++) {
            way[i] = velocity[i] * seconds;
        }
        return new BodyState(pose.changed(way), velocity, cameraErrors);
    }

    /** How a small error now becomes an error after so many seconds. */
    RealMatrix transition(double seconds, int size) {
        RealMatrix transition = MatrixUtils.createRealIdentityMatrix(size);
        double[] turn = RigidTransform.ofRotationVector(
                        new double[] {velocity[3] * seconds, velocity[4] * seconds, velocity[5] * seconds},
                        new double[3])
                .rotation();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                transition.setEntry(3 + i, 3 + j, turn[3 * i + j]);
            }
        }
        for (int i = 0; i < 6; i++) {
            transition.setEntry(i, 6 + i, seconds);
        }
        return transition;
    }

    /** Pose as {@link RigidTransform#changed}, the rest by addition. */
    BodyState changed(double[] change) {
        double[] faster = velocity.clone();
        for (int i = 0; i < 6; i++) {
            faster[i] += change[6 + i];
        }
        double[] errors = cameraErrors.clone();
        for (int i = 0; i < errors.length; i++) {
            errors[i] += change[12 + i];
        }
        return new BodyState(pose.changed(change), faster, errors);
    }

    /** The inverse of {@link #changed}. */
    double[] changeFrom(BodyState other) {
        double[] change = new double[12 + cameraErrors.length];
        System.arraycopy(pose.changeFrom(other.pose), 0, change, 0, 6);
        for (int i = 0; i < 6; i++) {
            change[6 + i] = velocity[i] - other.velocity[i];
        }
        for (int i = 0; i < cameraErrors.length; i++) {
            change[12 + i] = cameraErrors[i] - other.cameraErrors[i];
        }
        return change;
    }
}

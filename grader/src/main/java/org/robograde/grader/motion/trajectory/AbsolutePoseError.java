package org.robograde.grader.motion.trajectory;

/**
 * Absolute pose error: how far the estimate is from the reference at each pair (J. Sturm et al., "A benchmark for the evaluation
 * of RGB-D SLAM systems", IROS 2012). With {@code E = P_ref^-1 P_est}, the translation part is {@code |p_est - p_ref|} and the
 * rotation part the angle of {@code R_ref^T R_est}.
 */
public final class AbsolutePoseError {
    private AbsolutePoseError() {}

    /** @param alignment of the estimate, from {@link RigidFit} */
    public static PoseErrors of(Association pairs, Similarity alignment, ErrorPart part) {
        Trajectory reference = pairs.reference();
        Trajectory estimate = pairs.estimate().moved(alignment);
        part.refuseWithout(reference, estimate);
        double[] errors = new double[pairs.size()];
        long[] nanos = new long[pairs.size()];
        for (int k = 0; k < errors.length; k++) {
            nanos[k] = reference.nanos(k);
            errors[k] = part.needsOrientation()
                    ? posed(reference, estimate, k, part)
                    : reference.distanceTo(k, estimate, k);
        }
        return new PoseErrors(part, errors, nanos);
    }

    private static double posed(Trajectory reference, Trajectory estimate, int k, ErrorPart part) {
        double[] frame = reference.orientation(k);
        double[] offset = {
            estimate.x(k) - reference.x(k), estimate.y(k) - reference.y(k), estimate.z(k) - reference.z(k)
        };
        return part.of(Rotations.between(frame, estimate.orientation(k)), Rotations.turnedBack(frame, offset));
    }
}

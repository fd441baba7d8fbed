package org.robograde.grader.motion.trajectory;

/**
 * Relative pose error: how far the estimate's motion over a {@link Delta} is from the reference's (Sturm et al. 2012):
 * {@code E = (P_ref,i^-1 P_ref,j)^-1 (P_est,i^-1 P_est,j)}. No alignment changes it, but a change of scale does.
 */
public final class RelativePoseError {
    private RelativePoseError() {}

    /**
     * @param alignment of the estimate, from {@link RigidFit}: only its scale matters
     * @throws IncomparableException where a trajectory has no orientation and the part is not {@link ErrorPart#POINT_DISTANCE},
     *     or no two poses are a delta apart
     */
    public static PoseErrors of(Association pairs, Similarity alignment, Delta delta, ErrorPart part) {
        Trajectory reference = pairs.reference();
        Trajectory estimate = pairs.estimate().moved(alignment);
        if (part != ErrorPart.POINT_DISTANCE) {
            // The way is stated in the frame of its first pose, so even its translation needs that pose's orientation.
            ErrorPart.FULL.refuseWithout(reference, estimate);
        }
        DeltaPairs steps = DeltaPairs.of(delta.fromReference() ? reference : estimate, delta);
        double[] errors = new double[steps.size()];
        long[] nanos = new long[steps.size()];
        for (int k = 0; k < errors.length; k++) {
            int i = steps.from(k);
            int j = steps.to(k);
            nanos[k] = reference.nanos(j);
            errors[k] = part == ErrorPart.POINT_DISTANCE
                    ? Math.abs(reference.distance(i, j) - estimate.distance(i, j))
                    : posed(reference, estimate, i, j, part);
        }
        return new PoseErrors(part, errors, nanos);
    }

    private static double posed(Trajectory reference, Trajectory estimate, int i, int j, ErrorPart part) {
        double[] turnReference = Rotations.between(reference.orientation(i), reference.orientation(j));
        double[] turnEstimate = Rotations.between(estimate.orientation(i), estimate.orientation(j));
        double[] wayReference = way(reference, i, j);
        double[] wayEstimate = way(estimate, i, j);
        double[] difference = {
            wayEstimate[0] - wayReference[0], wayEstimate[1] - wayReference[1], wayEstimate[2] - wayReference[2]
        };
        return part.of(Rotations.between(turnReference, turnEstimate), Rotations.turnedBack(turnReference, difference));
    }

    private static double[] way(Trajectory trajectory, int i, int j) {
        return Rotations.turnedBack(trajectory.orientation(i), new double[] {
            trajectory.x(j) - trajectory.x(i), trajectory.y(j) - trajectory.y(i), trajectory.z(j) - trajectory.z(i)
        });
    }
}

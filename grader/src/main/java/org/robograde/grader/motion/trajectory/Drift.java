package org.robograde.grader.motion.trajectory;

/**
 * How far the estimate has come off the reference by the end when both start together: the first poses are made to coincide
 * ({@link Alignment#ORIGIN}, or only their positions where there is no orientation), and the last positions compared.
 *
 * @param endMeters distance of the last paired positions
 * @param wayMeters path length of the reference over the pairs
 * @param seconds from the first pair to the last
 * @param turned false where only the first positions could be made to coincide
 */
public record Drift(double endMeters, double wayMeters, double seconds, boolean turned) {
    /** @throws IncomparableException with fewer than two pairs */
    public static Drift of(Association pairs) {
        int last = pairs.size() - 1;
        if (last < 1) {
            throw new IncomparableException("a drift needs two pairs of poses, and "
                    + pairs.reference().name() + " and " + pairs.estimate().name() + " have one");
        }
        Trajectory reference = pairs.reference();
        Trajectory estimate = pairs.estimate();
        boolean turned = reference.hasOrientation() && estimate.hasOrientation();
        double[] end;
        if (turned) {
            end = RigidFit.of(pairs, Alignment.ORIGIN).motion().applied(estimate.position(last));
        } else {
            end = estimate.position(last);
            double[] from = estimate.position(0);
            double[] to = reference.position(0);
            for (int axis = 0; axis < 3; axis++) {
                end[axis] += to[axis] - from[axis];
            }
        }
        double[] off = {end[0] - reference.x(last), end[1] - reference.y(last), end[2] - reference.z(last)};
        double way = 0;
        for (int i = 1; i <= last; i++) {
            way += reference.distance(i - 1, i);
        }
        return new Drift(Rotations.length(off), way, (reference.nanos(last) - reference.nanos(0)) / 1e9, turned);
    }
}

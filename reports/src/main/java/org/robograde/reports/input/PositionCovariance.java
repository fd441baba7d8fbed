package org.robograde.reports.input;

/**
 * How sure a source said it was of a position, seen from above: the covariance it published, nothing that was measured.
 *
 * @param atNanos log time
 * @param xMeters where, in the frame of the track
 * @param yMeters where, in the frame of the track
 * @param xx variance along x, square metres
 * @param xy covariance, square metres
 * @param yy variance along y, square metres
 */
public record PositionCovariance(long atNanos, double xMeters, double yMeters, double xx, double xy, double yy) {
    private static final int VALUES = 36;
    private static final int Y_ROW = 6;

    /** All zeros mean unknown (REP 103 and {@code geometry_msgs}), and what is no covariance is none. */
    static boolean known(double[] matrix) {
        return matrix.length == VALUES
                && Double.isFinite(matrix[0] + matrix[1] + matrix[Y_ROW + 1])
                && matrix[0] > 0
                && matrix[Y_ROW + 1] > 0
                && matrix[1] * matrix[1] <= matrix[0] * matrix[Y_ROW + 1];
    }

    /** @param matrix six rows of six, as {@code geometry_msgs/PoseWithCovariance} holds it */
    static PositionCovariance of(TimedPosition position, double[] matrix) {
        return new PositionCovariance(
                position.atNanos(), position.xMeters(), position.yMeters(), matrix[0], matrix[1], matrix[Y_ROW + 1]);
    }
}

package org.robograde.grader.motion.teleoperation;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * The remote centre of motion of an instrument: the point nearest to all the lines its shaft took, by least squares, and how well
 * the shaft kept to it.
 *
 * @param centre in the frame of the lines
 * @param rms root mean square of the lines' distances from it
 * @param greatest the greatest of them
 * @param greatestAt index of that line
 * @param standardUncertainty of the centre's worst coordinate, from the residuals with 2 n - 3 degrees of freedom
 */
public record RemoteCentre(Vector3 centre, double rms, double greatest, int greatestAt, double standardUncertainty) {
    /** Lines that turn by less than about this many radians about their mean fix no point along them. */
    private static final double LEAST_TURN = 0.02;

    /** A straight line: a point on it (the tip) and its direction (the shaft), of any length above 0. */
    public record Line(Vector3 point, Vector3 direction) {
        public Line {
            direction = direction.unit();
        }

        public double distanceTo(Vector3 other) {
            Vector3 off = other.minus(point);
            return off.minus(direction.times(off.dot(direction))).norm();
        }
    }

    /**
     * Solves {@code sum (I - d d') p = sum (I - d d') o}.
     *
     * @return nothing for fewer than two lines, or lines so nearly parallel that no point along them is fixed
     */
    public static Optional<RemoteCentre> fit(List<Line> lines) {
        if (lines.size() < 2) {
            return Optional.empty();
        }
        // Relative to a point among the lines, so that a far-off frame costs no digits.
        Vector3 origin = middle(lines);
        Vector3 column1 = Vector3.ZERO;
        Vector3 column2 = Vector3.ZERO;
        Vector3 column3 = Vector3.ZERO;
        Vector3 right = Vector3.ZERO;
        for (Line line : lines) {
            Vector3 d = line.direction();
            column1 = column1.plus(across(new Vector3(1, 0, 0), d));
            column2 = column2.plus(across(new Vector3(0, 1, 0), d));
            column3 = column3.plus(across(new Vector3(0, 0, 1), d));
            right = right.plus(across(line.point().minus(origin), d));
        }
        double determinant = column1.dot(column2.cross(column3));
        double n = lines.size();
        // For lines spread by a small angle a about one direction the determinant is about n^3 times the mean of a^2.
        if (!(determinant > n * n * n * LEAST_TURN * LEAST_TURN)) {
            return Optional.empty();
        }
        Vector3 solved = new Vector3(
                        right.dot(column2.cross(column3)),
                        column1.dot(right.cross(column3)),
                        column1.dot(column2.cross(right)))
                .times(1 / determinant);
        double worst = Math.max(
                column2.cross(column3).x(),
                Math.max(column3.cross(column1).y(), column1.cross(column2).z()));
        return Optional.of(about(origin.plus(solved), lines, worst / determinant));
    }

    /** How the lines keep to a centre that is known from elsewhere, such as a trocar that was measured; it has no uncertainty here. */
    public static RemoteCentre given(Vector3 centre, List<Line> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a remote centre needs at least one line");
        }
        return about(centre, lines, 0);
    }

    private static RemoteCentre about(Vector3 centre, List<Line> lines, double worstVariance) {
        double squares = 0;
        double greatest = -1;
        int at = 0;
        for (int i = 0; i < lines.size(); i++) {
            double off = lines.get(i).distanceTo(centre);
            squares += off * off;
            at = off > greatest ? i : at;
            greatest = Math.max(greatest, off);
        }
        double variance = squares / Math.max(1, 2 * lines.size() - 3);
        return new RemoteCentre(
                centre,
                Math.sqrt(squares / lines.size()),
                greatest,
                at,
                Math.sqrt(variance * Math.max(0, worstVariance)));
    }

    private static Vector3 middle(List<Line> lines) {
        Vector3 sum = Vector3.ZERO;
        for (Line line : lines) {
            sum = sum.plus(line.point());
        }
        return sum.times(1.0 / lines.size());
    }

    private static Vector3 across(Vector3 v, Vector3 direction) {
        return v.minus(direction.times(v.dot(direction)));
    }
}

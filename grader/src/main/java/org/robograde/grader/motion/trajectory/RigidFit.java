package org.robograde.grader.motion.trajectory;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * The motion that lays one set of points best over another: S. Umeyama, "Least-squares estimation of transformation parameters
 * between two point patterns", IEEE PAMI 13 (1991), equations 34 to 43. A reflection is never returned; where one would fit
 * better the best proper rotation is, as Umeyama's S has it.
 */
public final class RigidFit {
    /** Below this share of the greatest singular value a second one is arithmetic noise: the points lie on a straight line. */
    private static final double STRAIGHT = 1e-12;
    /** How much of a spatial spread must be better explained by a mirror image before it is said. */
    private static final double MIRRORED = 0.1;

    private final Similarity motion;
    private final boolean mirrored;

    private RigidFit(Similarity motion, boolean mirrored) {
        this.motion = motion;
        this.mirrored = mirrored;
    }

    /** To be applied to the estimate. */
    public Similarity motion() {
        return motion;
    }

    /** True where the mirror image of the estimate fits much better: one of the two has a left-handed frame, or an axis swapped. */
    public boolean mirrorImageFitsBetter() {
        return mirrored;
    }

    /**
     * @throws IncomparableException where the pairs do not determine the alignment: too few, all in one place, on a straight
     *     line, or without orientation where one is needed
     */
    public static RigidFit of(Association pairs, Alignment alignment) {
        return switch (alignment) {
            case NONE -> new RigidFit(Similarity.none(), false);
            case ORIGIN -> new RigidFit(origin(pairs), false);
            case POSITION -> new RigidFit(shift(pairs), false);
            case YAW -> new RigidFit(yaw(pairs), false);
            case SE3 -> umeyama(pairs, false);
            case SIM3 -> umeyama(pairs, true);
        };
    }

    private static Similarity origin(Association pairs) {
        Trajectory to = pairs.reference();
        Trajectory from = pairs.estimate();
        if (!to.hasOrientation() || !from.hasOrientation()) {
            throw new IncomparableException("aligning the first poses needs orientations, and "
                    + (to.hasOrientation() ? from.name() : to.name()) + " has none");
        }
        double[] turn = Rotations.product(to.orientation(0), transposed(from.orientation(0)));
        return placed(turn, 1, from.position(0), to.position(0));
    }

    private static Similarity shift(Association pairs) {
        return placed(Rotations.identity(), 1, mean(pairs.estimate()), mean(pairs.reference()));
    }

    private static Similarity yaw(Association pairs) {
        double[] from = mean(pairs.estimate());
        double[] to = mean(pairs.reference());
        double along = 0;
        double across = 0;
        for (int k = 0; k < pairs.size(); k++) {
            double ex = pairs.estimate().x(k) - from[0];
            double ey = pairs.estimate().y(k) - from[1];
            double rx = pairs.reference().x(k) - to[0];
            double ry = pairs.reference().y(k) - to[1];
            along += ex * rx + ey * ry;
            across += ex * ry - ey * rx;
        }
        double size = Math.sqrt(along * along + across * across);
        if (size == 0) {
            throw new IncomparableException("all positions of "
                    + pairs.estimate().name() + " or of " + pairs.reference().name()
                    + " lie above one point: no turn about the vertical can be found");
        }
        double cosine = along / size;
        double sine = across / size;
        return placed(new double[] {cosine, -sine, 0, sine, cosine, 0, 0, 0, 1}, 1, from, to);
    }

    private static RigidFit umeyama(Association pairs, boolean withScale) {
        double[] from = mean(pairs.estimate());
        double[] to = mean(pairs.reference());
        double[][] covariance = new double[3][3];
        double spread = 0;
        for (int k = 0; k < pairs.size(); k++) {
            double[] e = less(pairs.estimate().position(k), from);
            double[] r = less(pairs.reference().position(k), to);
            for (int i = 0; i < 3; i++) {
                spread += e[i] * e[i];
                for (int j = 0; j < 3; j++) {
                    covariance[i][j] += r[i] * e[j];
                }
            }
        }
        SingularValueDecomposition svd = decomposed(covariance, pairs);
        double[] d = svd.getSingularValues();
        refuseUndetermined(d, pairs);
        RealMatrix u = svd.getU();
        RealMatrix vt = svd.getVT();
        double sign = Rotations.determinant(rows(u)) * Rotations.determinant(rows(vt)) < 0 ? -1 : 1;
        RealMatrix s = new Array2DRowRealMatrix(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, sign}});
        double[] rotation = rows(u.multiply(s).multiply(vt));
        double scale = withScale ? (d[0] + d[1] + sign * d[2]) / spread : 1;
        return new RigidFit(placed(rotation, scale, from, to), sign < 0 && d[2] > MIRRORED * d[1]);
    }

    private static SingularValueDecomposition decomposed(double[][] covariance, Association pairs) {
        for (double[] row : covariance) {
            for (double cell : row) {
                if (!Double.isFinite(cell)) {
                    throw new IncomparableException(
                            "the positions of " + pairs.reference().name() + " and "
                                    + pairs.estimate().name() + " are too large to be aligned");
                }
            }
        }
        return new SingularValueDecomposition(new Array2DRowRealMatrix(covariance));
    }

    private static void refuseUndetermined(double[] d, Association pairs) {
        String both = pairs.reference().name() + " and " + pairs.estimate().name();
        if (d[0] == 0) {
            throw new IncomparableException("the " + pairs.size() + " paired positions of " + both
                    + " are all equal in at least one of them: nothing to align by; use no alignment");
        }
        if (d[1] <= STRAIGHT * d[0]) {
            throw new IncomparableException("the " + pairs.size() + " paired positions of " + both
                    + " lie on a straight line: the turn about it is not determined; use no alignment or yaw");
        }
    }

    private static Similarity placed(double[] rotation, double scale, double[] from, double[] to) {
        double[] turned = Rotations.turned(rotation, from);
        double[] translation = {to[0] - scale * turned[0], to[1] - scale * turned[1], to[2] - scale * turned[2]};
        return new Similarity(rotation, translation, scale);
    }

    private static double[] mean(Trajectory trajectory) {
        double[] sum = new double[3];
        for (int i = 0; i < trajectory.size(); i++) {
            sum[0] += trajectory.x(i);
            sum[1] += trajectory.y(i);
            sum[2] += trajectory.z(i);
        }
        return new double[] {sum[0] / trajectory.size(), sum[1] / trajectory.size(), sum[2] / trajectory.size()};
    }

    private static double[] less(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static double[] rows(RealMatrix m) {
        double[] rows = new double[Rotations.CELLS];
        for (int i = 0; i < 3; i++) {
            System.arraycopy(m.getRow(i), 0, rows, 3 * i, 3);
        }
        return rows;
    }

    private static double[] transposed(double[] m) {
        return new double[] {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]};
    }
}

package org.robograde.grader.measure;

import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.uncertainty.Budget;

/** The greatest force in a table, columns {@code fx}, {@code fy}, {@code fz} in newtons. */
final class PeakForceFigure implements MeasurableFigure {
    /** No robot that people come near to presses harder; a force above is in another unit. */
    private static final double STRONGEST = 50_000;

    private static final List<String> AXES = List.of("fx", "fy", "fz");

    @Override
    public String id() {
        return "force.peak";
    }

    @Override
    public String description() {
        return "greatest length of the force in N, of the columns fx, fy, fz; not filtered, no offset removed";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        double[][] force = request.columns(AXES);
        double[] newtons = sizes(force[0], force[1], force[2]);
        int worst = 0;
        for (int i = 1; i < newtons.length; i++) {
            worst = newtons[i] > newtons[worst] ? i : worst;
        }
        request.note("the sensor's uncertainty is not known: none is in U");
        return new Figure(
                id(),
                newtons[worst],
                "N",
                Budget.none(),
                newtons.length,
                1,
                Map.of("row", String.valueOf(worst + 1)),
                Map.of(),
                request.notes());
    }

    /** Of forces by their three components, newtons. */
    static double[] sizes(double[] fx, double[] fy, double[] fz) {
        double[] sizes = new double[fx.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.sqrt(fx[i] * fx[i] + fy[i] * fy[i] + fz[i] * fz[i]);
            if (sizes[i] > STRONGEST) {
                throw new IncomparableException("the force in row " + (i + 1) + " of the numbers is "
                        + MeasureText.digits(sizes[i], 6) + ": its unit cannot be the newton");
            }
        }
        return sizes;
    }
}

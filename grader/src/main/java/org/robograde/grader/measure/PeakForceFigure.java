package org.robograde.grader.measure;

import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.uncertainty.Budget;

/** The greatest force in a table, columns {@code fx}, {@code fy}, {@code fz} in newtons. */
final class PeakForceFigure implements MeasurableFigure {
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
        int worst = -1;
        double most = -1;
        for (int i = 0; i < force[0].length; i++) {
            double size = Math.sqrt(force[0][i] * force[0][i] + force[1][i] * force[1][i] + force[2][i] * force[2][i]);
            if (size > most) {
                most = size;
                worst = i;
            }
        }
        if (worst < 0 || !Double.isFinite(most)) {
            throw new IncomparableException("there is no force to take the greatest of");
        }
        request.note("the sensor's uncertainty is not known: none is in U");
        return new Figure(
                id(),
                most,
                "N",
                Budget.none(),
                force[0].length,
                1,
                Map.of("row", String.valueOf(worst + 1)),
                Map.of(),
                request.notes());
    }
}

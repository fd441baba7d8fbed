package org.robograde.grader.measure;

import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.separation.Contact;
import org.robograde.grader.motion.separation.SustainedForce;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.uncertainty.Budget;

/** The greatest force held for half a second, of a table with time and force. */
final class HeldForceFigure implements MeasurableFigure {
    private static final List<String> KEYS = List.of("time", "fx", "fy", "fz");

    @Override
    public String id() {
        return "force.held";
    }

    @Override
    public String description() {
        return "greatest force in N held for " + Contact.TRANSIENT_SECONDS
                + " s; columns time (s), fx, fy, fz (N); not filtered, no offset removed";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        double[][] table = request.columns(KEYS);
        double[] seconds = TimedColumns.fromFirst(table[0]);
        double[] newtons = PeakForceFigure.sizes(table[1], table[2], table[3]);
        SustainedForce held = SustainedForce.of(seconds, newtons, Contact.TRANSIENT_SECONDS)
                .orElseThrow(() -> new IncomparableException("the record lasts "
                        + MeasureText.digits(seconds[seconds.length - 1], 4) + " s, shorter than the "
                        + Contact.TRANSIENT_SECONDS + " s that a held force lasts"));
        request.note("the sensor's uncertainty is not known: none is in U");
        return new Figure(
                id(),
                held.newtons(),
                "N",
                Budget.none(),
                newtons.length,
                1,
                Map.of("rows", (held.from() + 1) + " to " + (held.to() + 1)),
                Map.of(),
                request.notes());
    }
}

package org.robograde.grader.measure;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.uncertainty.Contribution;

/** A figure for people, line by line. */
public final class FigureText {
    private FigureText() {}

    /** {@code value ± U unit (k, n)}, how it was measured, the budget, other values, notes. */
    public static List<String> lines(Figure figure) {
        List<String> lines = new ArrayList<>();
        double expanded = figure.budget().expanded();
        lines.add(figure.id() + " = " + MeasureText.toThePlaceOf(figure.value(), expanded) + " ± "
                + MeasureText.uncertainty(expanded) + " " + figure.unit() + "  (k = "
                + MeasureText.digits(figure.budget().coverageFactor(), 3) + ", n = " + figure.samples()
                + (figure.effectiveSamples() < figure.samples()
                        ? ", worth " + MeasureText.digits(figure.effectiveSamples(), 3) + " independent"
                        : "")
                + ")");
        figure.stated().forEach((name, value) -> lines.add("  " + name + ": " + value));
        for (Contribution part : figure.budget().contributions()) {
            lines.add("  u(" + part.name() + ") = " + MeasureText.digits(part.standardUncertainty(), 3) + " "
                    + figure.unit());
        }
        figure.others().forEach((name, value) -> lines.add("  " + name + " = " + MeasureText.digits(value, 9)));
        figure.notes().forEach(note -> lines.add("  note: " + note));
        return lines;
    }
}

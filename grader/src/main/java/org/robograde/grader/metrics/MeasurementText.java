package org.robograde.grader.metrics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.robograde.grader.statistics.Decimal;
import org.robograde.grader.statistics.Interval;
import org.robograde.grader.statistics.Proportion;
import org.robograde.grader.uncertainty.Budget;

/** A measurement as one line: value, expanded uncertainty with its k, and how many values are behind it. */
public final class MeasurementText {
    private static final double CONFIDENCE = 0.95;
    private static final int SIGNIFICANT = 2;
    private static final int MOST_PLACES = 12;

    private MeasurementText() {}

    public static String of(Measurement measurement, MetricDefinition.Kind kind) {
        return switch (kind) {
            case QUANTITY -> quantity(measurement);
            case PROPORTION -> proportion(measurement);
            case TIME_BETWEEN ->
                "at least " + unit(Decimal.text(measurement.value()), measurement.unit()) + " (one-sided bound, "
                        + (measurement.samples() - 1) + " events)";
        };
    }

    /** Two significant digits of U, and the value to the same place (JCGM 100, 7.2.6). */
    private static String quantity(Measurement m) {
        Budget budget = m.uncertainty();
        String least = m.lowerBound() ? "at least " : "";
        if (budget.expanded() == 0) {
            return least + unit(Decimal.text(m.value()), m.unit()) + " (uncertainty not known, n = " + m.samples()
                    + ")";
        }
        BigDecimal expanded =
                new BigDecimal(budget.expanded()).round(new MathContext(SIGNIFICANT, RoundingMode.HALF_EVEN));
        int places = Math.min(MOST_PLACES, Math.max(0, expanded.scale()));
        return least + unit(fixed(m.value(), places), m.unit()) + " ± "
                + unit(fixed(budget.expanded(), places), m.unit()) + " (k = "
                + Decimal.text(budget.coverageFactor(), 2) + ", n = " + m.samples() + ")";
    }

    private static String proportion(Measurement m) {
        int successes = (int) Math.rint(m.value() * m.samples());
        Interval interval = new Proportion(successes, m.samples()).exact(CONFIDENCE);
        return Decimal.percent(m.value()) + " (" + successes + " of " + m.samples() + "; exact 95 % interval "
                + Decimal.percent(interval.low()) + " to " + Decimal.percent(interval.high()) + ")";
    }

    private static String fixed(double value, int places) {
        return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String unit(String number, String unit) {
        return unit.equals("1") ? number : number + " " + unit;
    }
}

package org.robograde.reports.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Measurement.Series;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** Quantities over time for the sample grade, from the sample's own tracks. */
final class SampleSeries {
    private SampleSeries() {}

    static Measurement measurement(
            String metricId,
            int trial,
            double value,
            String unit,
            double uncertainty,
            String name,
            double moment,
            String what,
            DoubleUnaryOperator quantity) {
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (double t = 0.2; t < 72; t += 0.2) {
            times.add(SampleTracks.at(t));
            values.add(quantity.applyAsDouble(t));
        }
        return new Measurement(
                metricId,
                SampleGrade.trialId(trial),
                value,
                unit,
                Budget.of(List.of(Contribution.instrument("field cameras", uncertainty))),
                times.size(),
                List.of(new EvidenceReference(
                        "/observations/unit_pose",
                        SampleTracks.at(0.2),
                        SampleTracks.at(72),
                        SampleTracks.at(moment),
                        what)),
                Optional.of(new Series(name, unit, times, values)));
    }

    /** When the quantity is greatest, or least when {@code sign} is -1; seconds. */
    static double extreme(DoubleUnaryOperator quantity, int sign) {
        double best = 0.2;
        for (double t = 0.2; t < 72; t += 0.2) {
            best = sign * quantity.applyAsDouble(t) > sign * quantity.applyAsDouble(best) ? t : best;
        }
        return best;
    }

    static double goalDistance(double t) {
        double[] p = SampleTracks.unit(t);
        return Math.hypot(p[0] - 8.27, p[1] - 4.15) + 0.04;
    }

    static double localisation(double t) {
        return Math.abs(0.03 * Math.sin(t / 11) + 0.05 * Math.sin(2.1 * t) * Math.sin(t / 5));
    }

    static double personDistance(double t) {
        double[] p = SampleTracks.unit(t);
        double[] g = SampleTracks.guest(Math.min(38.7, Math.max(33.7, t)));
        return Math.hypot(p[0] - g[0], p[1] - g[1]);
    }
}

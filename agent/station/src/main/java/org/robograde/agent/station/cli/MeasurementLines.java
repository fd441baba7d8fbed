package org.robograde.agent.station.cli;

import org.robograde.grader.Grader;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.MeasurementText;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.statistics.Decimal;

/** Every measurement of a grade for people: value ± U (k, n), and where in the evidence it comes from. */
final class MeasurementLines {
    private MeasurementLines() {}

    static void print(Console console, Grade grade) {
        for (Measurement measurement : grade.measurements()) {
            MetricDefinition.Kind kind = Grader.metrics()
                    .find(measurement.metricId())
                    .map(MetricDefinition::kind)
                    .orElse(MetricDefinition.Kind.QUANTITY);
            console.line(measurement.trialId() + "  " + measurement.metricId() + " = "
                    + MeasurementText.of(measurement, kind));
            measurement.references().stream()
                    .limit(1)
                    .forEach(r -> console.line(
                            "    at " + Decimal.seconds(r.momentNanos()) + " s on " + r.topic() + ": " + r.what()));
        }
    }
}

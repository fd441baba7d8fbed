package org.robograde.grader.grade;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.grade.Grade.Observed;
import org.robograde.grader.metrics.Measurement;

/** What was measured, with no limit to hold it against: all that an unfilled rulebook can say. */
final class Observations {
    private Observations() {}

    /** In the order given; a metric that was measured in no trial is left out. */
    static List<Observed> of(List<String> metricIds, List<MeasuredTrial> trials) {
        List<Observed> observed = new ArrayList<>();
        for (String metricId : metricIds) {
            List<Measurement> measurements = trials.stream()
                    .flatMap(t -> t.outcome(metricId).stream())
                    .filter(Measurement.class::isInstance)
                    .map(Measurement.class::cast)
                    .toList();
            if (!measurements.isEmpty()) {
                observed.add(observed(metricId, measurements));
            }
        }
        return observed;
    }

    private static Observed observed(String metricId, List<Measurement> measurements) {
        double first = measurements.get(0).value();
        double low = first;
        double high = first;
        double beyondFirst = 0;
        for (Measurement measurement : measurements) {
            low = Math.min(low, measurement.value());
            high = Math.max(high, measurement.value());
            beyondFirst += measurement.value() - first;
        }
        return new Observed(
                metricId,
                measurements.get(0).unit(),
                measurements.size(),
                first + beyondFirst / measurements.size() + 0.0,
                low,
                high);
    }
}

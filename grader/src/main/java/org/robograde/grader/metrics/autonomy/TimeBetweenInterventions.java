package org.robograde.grader.metrics.autonomy;

import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.course.WorkingTime;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.statistics.EventRate;
import org.robograde.grader.statistics.Quantiles;

/** What the record shows of the mean time between interventions. */
public final class TimeBetweenInterventions implements Metric {
    /** One-sided confidence of the bound. */
    public static final double CONFIDENCE = 0.8;

    private static final MetricDefinition DEFINITION = Definitions.of("autonomy.mtbi-lower-bound");

    TimeBetweenInterventions() {}

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Optional<String> notRun = WorkingTime.notRun(evidence);
        if (notRun.isPresent()) {
            return DEFINITION.notMeasurable(evidence, notRun.get());
        }
        return WorkingTime.of(evidence)
                .<MetricOutcome>map(time -> measured(evidence, time))
                .orElseGet(() -> DEFINITION.notMeasurable(evidence, "the start of the trial is not on record"));
    }

    private static MetricOutcome measured(TrialEvidence evidence, WorkingTime time) {
        int interventions = evidence.events().interventions().size();
        return DEFINITION
                .measured(evidence, bound(Timing.seconds(time.aloneNanos()), interventions))
                .samples(interventions + 1)
                .at(evidence.topic(Roles.EVENTS), time.fromNanos(), time.toNanos(), time.toNanos(), "the whole trial")
                .build();
    }

    /** The bound in seconds for this many interventions in this many seconds. */
    public static double bound(double seconds, int interventions) {
        return seconds == 0 ? 0 : new EventRate(interventions, seconds).meanTimeLowerBound(CONFIDENCE);
    }

    /** The seconds worked alone that a measurement of this metric stands for. */
    public static double secondsBehind(Measurement measurement) {
        return measurement.value() * Quantiles.chiSquared(CONFIDENCE, 2.0 * measurement.samples()) / 2;
    }
}

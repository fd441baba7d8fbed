package org.robograde.grader.metrics.reliability;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Draft;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.autonomy.TimeBetweenInterventions;
import org.robograde.grader.metrics.course.WorkingTime;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** What the unit's own faults cost: the share of time it could work, how often they come, how long it goes without. */
final class Dependability implements Metric {
    private static final double SECONDS_PER_HOUR = 3600;

    private final MetricDefinition definition;
    private final Arithmetic arithmetic;

    private Dependability(String id, Arithmetic arithmetic) {
        this.definition = Definitions.of(id);
        this.arithmetic = arithmetic;
    }

    static List<Metric> all() {
        return List.of(
                new Dependability("reliability.availability", (begin, up, all, faults) -> begin.value(up / all)),
                new Dependability("reliability.faults-per-hour", Dependability::rate),
                new Dependability(
                        "reliability.mtbf-lower-bound",
                        (begin, up, all, faults) -> begin.value(TimeBetweenInterventions.bound(up, faults))
                                .samples(faults + 1)));
    }

    private interface Begin {
        Draft value(double value);
    }

    private interface Arithmetic {
        /** From the seconds the unit could work, the seconds of the trial, and the number of faults. */
        Draft of(Begin begin, double up, double all, int faults);
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Optional<WorkingTime> time = WorkingTime.of(evidence);
        if (time.isEmpty()) {
            return definition.notMeasurable(evidence, "the start of the trial is not on record");
        }
        long from = time.get().fromNanos();
        long to = time.get().toNanos();
        List<Downtime> downs = Downtime.of(evidence, from, to);
        double down = Timing.seconds(downs.stream().mapToLong(Downtime::nanos).sum());
        double all = Timing.seconds(to - from);
        List<EvidenceReference> places = downs.stream()
                .map(d -> new EvidenceReference(
                        evidence.topic(Roles.EVENTS), d.fromNanos(), d.toNanos(), d.fromNanos(), d.what()))
                .toList();
        return arithmetic
                .of(value -> definition.measured(evidence, value), all - down, all, downs.size())
                .at(places)
                .build();
    }

    /** A Poisson count has its own root as standard uncertainty; of no fault at all nothing is stated. */
    private static Draft rate(Begin begin, double up, double all, int faults) {
        double hours = all / SECONDS_PER_HOUR;
        Contribution count = new Contribution(
                "number of faults",
                Contribution.Part.SAMPLING,
                Contribution.Evaluation.TYPE_A,
                Math.sqrt(faults) / hours,
                Optional.empty());
        return begin.value(faults / hours).samples(Math.max(1, faults)).budget(Budget.of(List.of(count)));
    }
}

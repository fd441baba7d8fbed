package org.robograde.grader.metrics.course;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.robograde.grader.metrics.Draft;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.trial.FieldPeople;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.mobile.Avoidance;

/**
 * One figure of how the unit made way for people, over the worst encounter of a trial.
 *
 * @param distance a distance, of which the least counts; else a time, of which the longest does
 */
public record AvoidanceFigure(MetricDefinition definition, ToDoubleFunction<Avoidance> figure, boolean distance) {
    public MetricOutcome measure(TrialEvidence evidence) {
        return Refusals.said(definition, evidence, () -> outcome(evidence));
    }

    private MetricOutcome outcome(TrialEvidence evidence) {
        FieldPeople people = evidence.tracks().fieldPeople();
        if (evidence.tracks().fieldPose().isEmpty()) {
            return definition.notMeasurable(evidence, "the field did not see where the unit was");
        }
        List<PersonAvoided> all = PersonAvoided.of(evidence);
        PersonAvoided worst = null;
        for (PersonAvoided one : all) {
            worst = worst == null || worse(one, worst) ? one : worst;
        }
        if (worst == null) {
            return definition.notMeasurable(
                    evidence, "nobody came within 5 m whom the unit made way for and then went on along its plan");
        }
        long interval = evidence.tracks().odometry().typicalIntervalNanos();
        double moments = Timing.ofSampling(interval);
        double approach = evidence.tracks().odometry().greatest(worst.fromNanos(), worst.toNanos());
        Draft draft = definition
                .measured(evidence, figure.applyAsDouble(worst.avoidance()))
                .instrument("moment of the reaction", distance ? approach * moments : Math.sqrt(2) * moments)
                .samples(all.size())
                .at(
                        people.topic(),
                        worst.fromNanos(),
                        worst.toNanos(),
                        worst.fromNanos(),
                        "making way for " + worst.person().name() + " (distance by " + people.by(worst.first()) + ")");
        double sight = worst.first().standardUncertaintyMeters();
        return (distance && sight > 0 ? draft.instrument(people.contribution(), sight) : draft).build();
    }

    private boolean worse(PersonAvoided one, PersonAvoided other) {
        double a = figure.applyAsDouble(one.avoidance());
        double b = figure.applyAsDouble(other.avoidance());
        return distance ? a < b : a > b;
    }
}

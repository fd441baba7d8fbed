package org.robograde.grader.metrics.interaction;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Curves;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.trial.FieldPeople;
import org.robograde.grader.metrics.trial.PeopleTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How close the unit lets itself and people come. */
final class MinimumDistanceToPeople implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("interaction.minimum-distance-to-people");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        FieldPeople people = evidence.tracks().fieldPeople();
        List<PeopleTrack.Approach> approaches = people.approaches(Timing.JOIN_NANOS);
        if (approaches.isEmpty()) {
            return DEFINITION.notMeasurable(evidence, people.nobody());
        }
        int at = 0;
        for (int i = 1; i < approaches.size(); i++) {
            at = approaches.get(i).meters() < approaches.get(at).meters() ? i : at;
        }
        PeopleTrack.Approach closest = approaches.get(at);
        Optional<String> unseen = people.unseenWithin(closest.meters(), evidence.facts());
        if (unseen.isPresent()) {
            return DEFINITION.notMeasurable(evidence, unseen.get());
        }
        return DEFINITION
                .measured(evidence, closest.meters())
                .instrument(people.contribution(), closest.standardUncertaintyMeters())
                .instrument("distance between two samples", betweenSamples(approaches, at))
                .samples(approaches.size())
                .at(
                        people.topic(),
                        approaches.get(0).atNanos(),
                        approaches.get(approaches.size() - 1).atNanos(),
                        closest.atNanos(),
                        "closest to a person (" + people.by(closest) + ")")
                .series(Curves.distances(approaches))
                .build();
    }

    /**
     * The standard uncertainty of a distance that is read off at samples: the moment is known to within one interval, over which the
     * distance changes by as much as to the neighbour (rectangular, JCGM 100 4.3.7). Where a
     * person is has an uncertainty of its own only where cameras saw it.
     */
    private static double betweenSamples(List<PeopleTrack.Approach> approaches, int at) {
        double change = 0;
        for (int i = Math.max(0, at - 1); i <= Math.min(approaches.size() - 1, at + 1); i++) {
            boolean neighbour =
                    Math.abs(approaches.get(i).atNanos() - approaches.get(at).atNanos()) <= Timing.JOIN_NANOS;
            double step =
                    Math.abs(approaches.get(i).meters() - approaches.get(at).meters());
            change = neighbour ? Math.max(change, step) : change;
        }
        return change / Math.sqrt(12);
    }
}

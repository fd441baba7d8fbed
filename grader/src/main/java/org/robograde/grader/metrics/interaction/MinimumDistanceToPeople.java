package org.robograde.grader.metrics.interaction;

import java.util.List;
import org.robograde.grader.metrics.Curves;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.trial.PeopleTrack;
import org.robograde.grader.metrics.trial.PoseTrack;
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
        PoseTrack unit = evidence.tracks().fieldPose();
        if (unit.isEmpty()) {
            return DEFINITION.notMeasurable(evidence, "the field did not see where the unit was");
        }
        List<PeopleTrack.Approach> approaches = evidence.tracks().people().distances(unit, Timing.JOIN_NANOS);
        if (approaches.isEmpty()) {
            return DEFINITION.notMeasurable(evidence, "nobody was on the field while the unit was seen");
        }
        int at = 0;
        for (int i = 1; i < approaches.size(); i++) {
            at = approaches.get(i).meters() < approaches.get(at).meters() ? i : at;
        }
        PeopleTrack.Approach closest = approaches.get(at);
        int seenAt = Math.min(unit.firstAtOrAfter(closest.atNanos()), unit.size() - 1);
        boolean truth = !evidence.tracks().truthPose().isEmpty();
        return DEFINITION
                .measured(evidence, closest.meters())
                .instrument("sight of the unit", Math.sqrt(unit.axisVariance(seenAt)))
                .instrument("distance between two samples", betweenSamples(approaches, at))
                .samples(approaches.size())
                .at(
                        evidence.tracks().people().topic(),
                        approaches.get(0).atNanos(),
                        approaches.get(approaches.size() - 1).atNanos(),
                        closest.atNanos(),
                        truth ? "closest to a person (simulation truth)" : "closest to a person")
                .series(Curves.distances(approaches))
                .build();
    }

    /**
     * The standard uncertainty of a distance that is read off at samples: the moment is known to within one interval, over which the
     * distance changes by as much as to the neighbour (rectangular, JCGM 100 4.3.7). Persons come without a stated variance.
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

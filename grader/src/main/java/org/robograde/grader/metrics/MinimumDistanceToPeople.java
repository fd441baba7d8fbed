package org.robograde.grader.metrics;

import java.util.List;
import org.robograde.grader.metrics.trial.PeopleTrack;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How close the unit lets itself and people come. */
final class MinimumDistanceToPeople implements Metric {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "interaction.minimum-distance-to-people",
            "Smallest distance to people",
            "与人的最小距离",
            "m",
            MetricDefinition.Kind.QUANTITY,
            "Smallest distance in the plane between the unit's centre and a person's centre, by the field's own knowledge"
                    + " (in a simulation its truth, else the cameras).",
            "min |p_unit - p_person|",
            "separation distance as in ISO/TS 15066, between centres",
            List.of(Roles.PEOPLE));

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
        PeopleTrack.Approach closest = approaches.get(0);
        for (PeopleTrack.Approach approach : approaches) {
            closest = approach.meters() < closest.meters() ? approach : closest;
        }
        int seenAt = Math.min(unit.firstAtOrAfter(closest.atNanos()), unit.size() - 1);
        boolean truth = !evidence.tracks().truthPose().isEmpty();
        return DEFINITION
                .measured(evidence, closest.meters())
                .uncertainty(Math.sqrt(unit.axisVariance(seenAt)))
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
}

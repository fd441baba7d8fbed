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

/** How much of the time with people the unit spends in one of the spaces around them (Hall 1966). */
final class SharedSpace implements Metric {
    private static final double INTIMATE_METERS = 0.45;
    private static final double PERSONAL_METERS = 1.2;

    private final MetricDefinition definition;
    private final double from;
    private final double to;

    private SharedSpace(String id, double from, double to) {
        this.definition = Definitions.of(id);
        this.from = from;
        this.to = to;
    }

    static SharedSpace intimate() {
        return new SharedSpace("interaction.intimate-space-share", 0, INTIMATE_METERS);
    }

    static SharedSpace personal() {
        return new SharedSpace("interaction.personal-space-share", INTIMATE_METERS, PERSONAL_METERS);
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        FieldPeople people = evidence.tracks().fieldPeople();
        List<PeopleTrack.Approach> near = people.approaches(Timing.JOIN_NANOS);
        if (near.size() < 2) {
            return definition.notMeasurable(
                    evidence, near.isEmpty() ? people.nobody() : "somebody was seen only once while the unit was seen");
        }
        Optional<String> unseen = people.unseenWithin(to, evidence.facts());
        if (unseen.isPresent()) {
            return definition.notMeasurable(evidence, unseen.get());
        }
        double all = seconds(near, 0, Double.POSITIVE_INFINITY, 0);
        if (all == 0) {
            return definition.notMeasurable(evidence, "people and unit were never seen in two samples within 0.5 s");
        }
        int closest = 0;
        for (int i = 1; i < near.size(); i++) {
            closest = near.get(i).meters() < near.get(closest).meters() ? i : closest;
        }
        double u = near.get(closest).standardUncertaintyMeters();
        // The share is no smooth function of the distance: what a shift by u to either side does to it is taken whole.
        double shifted = Math.abs(seconds(near, from, to, u) - seconds(near, from, to, -u)) / all / 2;
        return definition
                .measured(evidence, seconds(near, from, to, 0) / all)
                .instrument(people.contribution(), shifted)
                .samples(near.size())
                .at(
                        people.topic(),
                        near.get(0).atNanos(),
                        near.get(near.size() - 1).atNanos(),
                        near.get(closest).atNanos(),
                        "closest to a person (" + people.by(near.get(closest)) + ")")
                .series(Curves.distances(near))
                .build();
    }

    /** Each sample stands until the next one; over a gap of more than 0.5 s nothing is known. */
    private static double seconds(List<PeopleTrack.Approach> near, double from, double to, double shift) {
        double seconds = 0;
        for (int i = 0; i + 1 < near.size(); i++) {
            long step = near.get(i + 1).atNanos() - near.get(i).atNanos();
            double meters = near.get(i).meters() + shift;
            boolean inside = (from == 0 || meters >= from) && meters < to;
            seconds += inside && step > 0 && step <= Timing.JOIN_NANOS ? Timing.seconds(step) : 0;
        }
        return seconds;
    }
}

package org.robograde.grader.metrics.perception;

import java.util.List;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Draft;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.trial.PeopleTrack;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How well the unit knows where people are: how many it finds, how many it makes up, how far off it places them. */
final class PeopleDetected implements Metric {
    private final MetricDefinition definition;
    private final What what;

    private PeopleDetected(String id, What what) {
        this.definition = Definitions.of(id);
        this.what = what;
    }

    private enum What {
        RECALL,
        PRECISION,
        DISTANCE
    }

    static List<Metric> all() {
        return List.of(
                new PeopleDetected("perception.detection-recall", What.RECALL),
                new PeopleDetected("perception.detection-precision", What.PRECISION),
                new PeopleDetected("perception.detected-position-error", What.DISTANCE));
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        PeopleTrack stated = evidence.tracks().detectedPeople();
        if (stated.isEmpty()) {
            return definition.notMeasurable(evidence, "the unit does not say where people are");
        }
        if (evidence.tracks().fieldPose().isEmpty()) {
            return definition.notMeasurable(evidence, "the field did not see where the unit was");
        }
        Detections seen = Detections.of(evidence);
        int samples = what == What.RECALL
                ? seen.found() + seen.missed()
                : what == What.PRECISION ? seen.found() + seen.invented() : seen.found();
        if (samples == 0) {
            return definition.notMeasurable(
                    evidence,
                    what == What.RECALL
                            ? "nobody was within 5 m of the unit when it stated where people are"
                            : "no person was stated within 5 m of the unit");
        }
        List<PeopleTrack.Scene> scenes = stated.scenes();
        Draft draft = definition
                .measured(evidence, value(seen, samples))
                .samples(samples)
                .at(
                        evidence.topic(Roles.DETECTED_PEOPLE),
                        scenes.get(0).receivedNanos(),
                        scenes.get(scenes.size() - 1).receivedNanos(),
                        seen.worstNanos(),
                        "most people missed or made up");
        return draft.build();
    }

    private double value(Detections seen, int samples) {
        if (what != What.DISTANCE) {
            return (double) seen.found() / samples;
        }
        double squares = 0;
        for (double meters : seen.metersApart()) {
            squares += meters * meters;
        }
        return Math.sqrt(squares / samples);
    }
}

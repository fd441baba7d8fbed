package org.robograde.grader.metrics.perception;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.trial.PeopleTrack;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How well the unit knows where people or things are: how many it finds, how many it makes up, how far off it places them. */
final class Detected implements Metric {
    /** House convention: fingers of a gripper close on what lies this near to where it is looked for; a needle's target is as small as it. */
    private static final Detections.Terms THINGS = new Detections.Terms(0.05, Double.POSITIVE_INFINITY);

    private static final Detections.Terms SMALL_THINGS = new Detections.Terms(0.005, Double.POSITIVE_INFINITY);

    private final MetricDefinition definition;
    private final What what;
    private final boolean people;

    private Detected(String id, What what, boolean people) {
        this.definition = Definitions.of(id);
        this.what = what;
        this.people = people;
    }

    private enum What {
        RECALL,
        PRECISION,
        DISTANCE
    }

    static List<Metric> all() {
        return List.of(
                new Detected("perception.detection-recall", What.RECALL, true),
                new Detected("perception.detection-precision", What.PRECISION, true),
                new Detected("perception.detected-position-error", What.DISTANCE, true),
                new Detected("perception.object-recall", What.RECALL, false),
                new Detected("perception.object-precision", What.PRECISION, false),
                new Detected("perception.object-position-error", What.DISTANCE, false));
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        PeopleTrack stated = people
                ? evidence.tracks().detectedPeople()
                : evidence.tracks().objects().stated();
        Optional<String> obstacle = obstacle(evidence, stated);
        if (obstacle.isPresent()) {
            return definition.notMeasurable(evidence, obstacle.get());
        }
        PeopleTrack known = people
                ? evidence.tracks().people()
                : evidence.tracks().objects().known();
        Detections seen = Detections.of(known, stated, evidence.tracks().fieldPose(), terms(evidence));
        int samples = what == What.RECALL
                ? seen.found() + seen.missed()
                : what == What.PRECISION ? seen.found() + seen.invented() : seen.found();
        if (samples == 0) {
            return definition.notMeasurable(evidence, nothing());
        }
        if (what == What.PRECISION && seen.there() == 0) {
            return definition.notMeasurable(
                    evidence,
                    "the field knew of "
                            + (people
                                    ? "nobody whenever the unit stated people ("
                                    : "nothing whenever the unit stated things (")
                            + samples + "): the share of right ones is 0 whatever their number");
        }
        List<PeopleTrack.Scene> scenes = stated.scenes();
        return definition
                .measured(evidence, value(seen, samples))
                .samples(samples)
                .at(
                        evidence.topic(people ? Roles.DETECTED_PEOPLE : Roles.DETECTED_OBJECTS),
                        scenes.get(0).receivedNanos(),
                        scenes.get(scenes.size() - 1).receivedNanos(),
                        seen.worstNanos(),
                        people ? "most people missed or made up" : "most things missed or made up")
                .build();
    }

    private Optional<String> obstacle(TrialEvidence evidence, PeopleTrack stated) {
        if (stated.isEmpty()) {
            return Optional.of("the unit does not say where " + (people ? "people" : "things") + " are");
        }
        return people && evidence.tracks().fieldPose().isEmpty()
                ? Optional.of("the field did not see where the unit was")
                : Optional.empty();
    }

    private Detections.Terms terms(TrialEvidence evidence) {
        boolean surgical = evidence.facts().identity().unitClass().equals("surgical");
        return people ? Detections.Terms.PEOPLE : surgical ? SMALL_THINGS : THINGS;
    }

    private String nothing() {
        if (people) {
            return what == What.RECALL
                    ? "nobody was within 5 m of the unit when it stated where people are"
                    : "no person was stated within 5 m of the unit";
        }
        return what == What.DISTANCE
                ? "no statement of the unit lies near a thing"
                : "there was nothing when the unit stated where things are";
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

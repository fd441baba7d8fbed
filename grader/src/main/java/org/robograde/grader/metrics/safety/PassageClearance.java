package org.robograde.grader.metrics.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Refusals;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.mobile.ArrivalCharacteristics.Pose;
import org.robograde.grader.motion.mobile.NarrowPassage;
import org.robograde.grader.motion.mobile.PlanarPath;
import org.robograde.grader.motion.mobile.PlanarPath.Place;

/** How much room the unit leaves at both walls of a narrow passage that it drives through. */
final class PassageClearance implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("safety.passage-clearance");
    private static final int MOST_POSES = 20_000;
    private static final int MOST_POINTS = 200;
    /** A round hull is taken as a polygon about it, which is larger by 0.5 % at most. */
    private static final int CORNERS = 32;

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        return Refusals.said(DEFINITION, evidence, () -> outcome(evidence));
    }

    private MetricOutcome outcome(TrialEvidence evidence) {
        PoseTrack seen = evidence.tracks().fieldPose();
        List<TrialEvent> passages = evidence.events().of("passage_stated");
        if (seen.isEmpty() || passages.isEmpty()) {
            return DEFINITION.notMeasurable(
                    evidence,
                    passages.isEmpty() ? "no passage was stated" : "the field did not see where the unit was");
        }
        NarrowPassage narrowest = null;
        int stride = 1 + seen.size() / MOST_POSES;
        for (TrialEvent passage : passages) {
            Optional<NarrowPassage> driven = driven(passage, seen, stride);
            boolean worse = driven.isPresent()
                    && (narrowest == null || driven.get().leastClearance() < narrowest.leastClearance());
            narrowest = worse ? driven.get() : narrowest;
        }
        if (narrowest == null) {
            return DEFINITION.notMeasurable(
                    evidence, "no passage as stated, with two walls and the unit's radius, was driven through");
        }
        int at = narrowest.leastAt() * stride;
        long moment = seen.receivedNanos(at);
        return DEFINITION
                .measured(evidence, narrowest.leastClearance())
                .instrument("sight of the unit", Math.sqrt(seen.axisVariance(at)))
                .samples(passages.size())
                .at(seen.topic(), seen.receivedNanos(0), moment, moment, "least room in the passage")
                .build();
    }

    private static Optional<NarrowPassage> driven(TrialEvent passage, PoseTrack seen, int stride) {
        List<Place> left = wall(passage, "left");
        List<Place> right = wall(passage, "right");
        double radius = EventLog.number(passage, "unitRadiusMeters").orElse(0);
        if (left.size() < 2 || right.size() < 2 || !(radius > 0)) {
            return Optional.empty();
        }
        List<Pose> poses = new ArrayList<>();
        for (int i = 0; i < seen.size(); i += stride) {
            poses.add(new Pose(seen.x(i), seen.y(i), seen.headingRadians(i)));
        }
        NarrowPassage driven = NarrowPassage.of(round(radius), new PlanarPath(left), new PlanarPath(right), poses);
        return driven.passed() ? Optional.of(driven) : Optional.empty();
    }

    private static List<Place> wall(TrialEvent passage, String side) {
        List<Double> coordinates = EventLog.numbers(passage, side);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i + 1 < coordinates.size() && places.size() < MOST_POINTS; i += 2) {
            places.add(new Place(coordinates.get(i), coordinates.get(i + 1)));
        }
        return places;
    }

    private static List<Place> round(double radius) {
        double outer = radius / StrictMath.cos(StrictMath.PI / CORNERS);
        List<Place> corners = new ArrayList<>();
        for (int i = 0; i < CORNERS; i++) {
            double angle = 2 * StrictMath.PI * i / CORNERS;
            corners.add(new Place(outer * StrictMath.cos(angle), outer * StrictMath.sin(angle)));
        }
        return corners;
    }
}

package org.robograde.grader.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.grader.Grader;
import org.robograde.grader.metrics.trial.ArmTracks;
import org.robograde.grader.metrics.trial.Command;
import org.robograde.grader.metrics.trial.Diagnosis;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.ObjectTracks;
import org.robograde.grader.metrics.trial.PeopleTrack;
import org.robograde.grader.metrics.trial.Plan;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.Said;
import org.robograde.grader.metrics.trial.ScanTrack;
import org.robograde.grader.metrics.trial.SeenObjects;
import org.robograde.grader.metrics.trial.SeenPeople;
import org.robograde.grader.metrics.trial.Tracks;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.metrics.trial.TrialFacts;

/** A trial written by hand, in seconds and metres, for one metric at a time. */
final class Tape {
    private static final String CAMERA = "field camera overhead, moving figures";

    final List<TrialEvent> events = new ArrayList<>();
    final MotionTrack.Builder odometry = new MotionTrack.Builder("/odom", "odom");
    final PoseTrack.Builder mapPose = new PoseTrack.Builder("/amcl_pose", "map");
    PoseTrack.Builder observed = new PoseTrack.Builder("/observations/unit_pose", "map");
    final PoseTrack.Builder truth = new PoseTrack.Builder("/field/truth/unit_pose", "map");
    final List<PeopleTrack.Scene> people = new ArrayList<>();
    final List<PeopleTrack.Approach> seenPeople = new ArrayList<>();
    final List<SeenPeople.Stretch> watched = new ArrayList<>();
    final List<PeopleTrack.Scene> detected = new ArrayList<>();
    final List<PeopleTrack.Scene> objects = new ArrayList<>();
    final List<PeopleTrack.Scene> detectedObjects = new ArrayList<>();
    final List<Command> teleop = new ArrayList<>();
    final List<Plan> plans = new ArrayList<>();
    final List<Said> said = new ArrayList<>();
    final List<Diagnosis> diagnoses = new ArrayList<>();
    final Map<String, String> unavailable = new TreeMap<>();
    final List<Evidence.Damage> damage = new ArrayList<>();
    String outcome = "completed";
    double end = 100;

    Tape event(double t, String kind, Object... attributes) {
        Map<String, Object> map = new TreeMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            map.put((String) attributes[i], attributes[i + 1]);
        }
        events.add(new TrialEvent(nanos(t), kind, map));
        return this;
    }

    Tape goal(double from, double to, String place, double x, String status) {
        String id = "goal-" + events.size();
        event(from, "goal_sent", "goalId", id, "place", place, "x", x, "y", 0.0, "shortestPathMeters", x);
        return event(to, "goal_ended", "goalId", id, "place", place, "status", status);
    }

    /** Odometry at 20 Hz along x, with this speed at each second. */
    Tape drive(double from, double to, DoubleUnaryOperator speed) {
        double x = 0;
        for (int i = 0; from + i * 0.05 <= to + 1e-9; i++) {
            double t = from + i * 0.05;
            x += i == 0 ? 0 : speed.applyAsDouble(t) * 0.05;
            odometry.add(nanos(t), nanos(t), x, 0, 0, speed.applyAsDouble(t));
        }
        return this;
    }

    Tape person(double t, double x, double y) {
        people.add(new PeopleTrack.Scene(nanos(t), List.of(new PoseTrack.Point(x, y))));
        return this;
    }

    /** Somebody at this distance from the unit, by a camera of the field. */
    Tape near(double t, double meters, double standardUncertaintyMeters) {
        seenPeople.add(new PeopleTrack.Approach(nanos(t), meters, standardUncertaintyMeters, CAMERA));
        return this;
    }

    /** The camera looks five times a second, and sees so far around the unit. */
    Tape watch(double from, double to, double clearMeters) {
        watched.add(
                new SeenPeople.Stretch(CAMERA, true, nanos(from), nanos(to), Math.round(5 * (to - from)), clearMeters));
        return this;
    }

    /** What the unit says: people at these places. */
    Tape detect(double t, double... xy) {
        List<PoseTrack.Point> points = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            points.add(new PoseTrack.Point(xy[i], xy[i + 1]));
        }
        detected.add(new PeopleTrack.Scene(nanos(t), points));
        return this;
    }

    Tape plan(double t, double... xy) {
        List<PoseTrack.Point> points = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            points.add(new PoseTrack.Point(xy[i], xy[i + 1]));
        }
        plans.add(Plan.onTheFloor(nanos(t), points));
        return this;
    }

    Tape say(double t, String text) {
        said.add(new Said(nanos(t), text));
        return this;
    }

    TrialEvidence evidence() {
        TrialIdentity identity = new TrialIdentity(
                "trial-1", "unit", "service", "site", "hotel-delivery", 1, 7, TimeBase.SIMULATED, "station test");
        Tracks tracks = new Tracks(
                odometry.build(),
                mapPose.build(),
                observed.build(),
                truth.build(),
                new PeopleTrack("/field/truth/people", people),
                ScanTrack.empty(),
                List.of(),
                teleop,
                plans,
                said,
                diagnoses,
                ArmTracks.none(),
                new PeopleTrack("/people_detected", detected),
                new ObjectTracks(
                        new PeopleTrack("/field/truth/objects", objects),
                        new PeopleTrack("/objects_detected", detectedObjects),
                        SeenObjects.none()),
                SeenPeople.of(seenPeople, watched, Map.of("moving figures", "whoever never moves")));
        TrialFacts facts = new TrialFacts(identity, "00", outcome, "as it went", 0, nanos(end), damage, true);
        return new TrialEvidence(
                facts, new EventLog(events, nanos(end)), tracks, Map.of("odometry", "/odom"), unavailable, List.of());
    }

    MetricOutcome measure(String metricId) {
        return Grader.metrics().measure(evidence()).stream()
                .filter(o -> o.metricId().equals(metricId))
                .findFirst()
                .orElseThrow();
    }

    Measurement measured(String metricId) {
        MetricOutcome outcome = measure(metricId);
        if (outcome instanceof Measurement measurement) {
            return measurement;
        }
        throw new AssertionError(outcome.toString());
    }

    String obstacle(String metricId) {
        MetricOutcome outcome = measure(metricId);
        if (outcome instanceof NotMeasurable not) {
            return not.reason();
        }
        throw new AssertionError(outcome.toString());
    }

    static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}

package org.robograde.reports.sample;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.reports.input.PositionCovariance;
import org.robograde.reports.input.SiteMap;
import org.robograde.reports.input.SourceClock;
import org.robograde.reports.input.TimedPosition;
import org.robograde.reports.input.Track;
import org.robograde.reports.input.TrackSource;
import org.robograde.reports.input.TrialPicture;
import org.robograde.reports.input.TrialTracks;

/** A delivery as it could have been: the north corridor is closed, the unit turns round and goes south. */
final class SampleTracks {
    static final long START = 1_000_000_000L;
    private static final double SPEED = 0.62;
    private static final double[][] WAY = {
        {1.2, 3.3},
        {1.2, 5.5},
        {6.3, 5.5},
        {1.2, 5.5},
        {1.2, 1.0},
        {10.6, 1.0},
        {10.6, 5.5},
        {8.27, 5.5},
        {8.27, 4.15},
        {8.27, 5.5},
        {10.6, 5.5},
        {10.6, 1.0},
        {1.2, 1.0},
        {1.2, 3.3}
    };
    static final double ARRIVAL = 55.62;
    private static final double GUEST_FROM = 33.7;

    private SampleTracks() {}

    static long at(double seconds) {
        return START + Math.round(seconds * 1e9);
    }

    static double duration() {
        double length = 0;
        for (int i = 1; i < WAY.length; i++) {
            length += Math.hypot(WAY[i][0] - WAY[i - 1][0], WAY[i][1] - WAY[i - 1][1]);
        }
        return length / SPEED + 9;
    }

    /** Where the unit is: along the way at one speed, with a stop of 9 s in the room, which it reaches after 55.5 s. */
    static double[] unit(double seconds) {
        double left = (seconds > ARRIVAL ? Math.max(ARRIVAL, seconds - 9) : seconds) * SPEED;
        for (int i = 1; i < WAY.length; i++) {
            double leg = Math.hypot(WAY[i][0] - WAY[i - 1][0], WAY[i][1] - WAY[i - 1][1]);
            if (left <= leg) {
                double share = left / leg;
                return new double[] {
                    WAY[i - 1][0] + share * (WAY[i][0] - WAY[i - 1][0]),
                    WAY[i - 1][1] + share * (WAY[i][1] - WAY[i - 1][1])
                };
            }
            left -= leg;
        }
        return WAY[WAY.length - 1].clone();
    }

    static double[] guest(double seconds) {
        return new double[] {6.6, 3.1 - 0.5 * (seconds - GUEST_FROM)};
    }

    static TrialPicture picture(String trialId, int number, Optional<SiteMap> site) {
        Map<TrackSource, Track> unit = new EnumMap<>(TrackSource.class);
        unit.put(TrackSource.CAMERA, track("/observations/unit_pose", 0.1, 0.012, number, true));
        unit.put(TrackSource.OWN_ESTIMATE, track("/amcl_pose", 0.1, 0.05, number + 7, false));
        List<TimedPosition> guest = new ArrayList<>();
        for (double t = GUEST_FROM; t < GUEST_FROM + 5; t += 0.1) {
            guest.add(new TimedPosition(at(t), guest(t)[0], guest(t)[1]));
        }
        TrialTracks tracks = new TrialTracks(
                START,
                at(duration()),
                Optional.empty(),
                unit,
                List.of(new Track("/field/truth/people", guest)),
                events(number),
                number == 2
                        ? List.of(new Evidence.Damage(
                                "/scan", 14, at(71.2), at(72.6), "receive buffer overran", "sequence numbers"))
                        : List.of(),
                List.of(
                        new SourceClock(
                                "/odom of /base",
                                "4210",
                                OptionalDouble.of(0.00213),
                                OptionalDouble.of(3.2),
                                OptionalDouble.of(0.00041),
                                0),
                        new SourceClock(
                                "station wall clock",
                                "845",
                                OptionalDouble.of(0),
                                OptionalDouble.of(-0.4),
                                OptionalDouble.of(0.000002),
                                number == 3 ? 1 : 0)));
        return new TrialPicture(trialId, tracks, site, Optional.empty());
    }

    private static Track track(String topic, double step, double noise, int phase, boolean hidden) {
        List<TimedPosition> positions = new ArrayList<>();
        for (double t = 0; t < duration(); t += step) {
            if (hidden && t > 26 && t < 29) {
                continue;
            }
            double[] p = unit(t);
            double wobble = noise * Math.sin(2.1 * t + phase) + 0.4 * noise * Math.sin(7.7 * t + 2 * phase);
            double drift = hidden ? 0 : 0.03 * Math.sin(t / 11.0 + phase);
            positions.add(new TimedPosition(at(t), p[0] + wobble + drift, p[1] + wobble * 0.7 - drift));
        }
        return new Track(topic, positions, hidden ? List.of() : covariances(positions));
    }

    /** A filter that is less and less sure along the corridor it drives. */
    private static List<PositionCovariance> covariances(List<TimedPosition> positions) {
        List<PositionCovariance> covariances = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            TimedPosition p = positions.get(i);
            double along = 0.004 + 0.012 * i / positions.size();
            covariances.add(new PositionCovariance(p.atNanos(), p.xMeters(), p.yMeters(), along, 0.002, 0.004));
        }
        return covariances;
    }

    private static List<TrialEvent> events(int number) {
        List<TrialEvent> events = new ArrayList<>();
        add(events, 0, "trial_started", Map.of("scenario", "hotel-delivery", "repetition", (long) number));
        add(events, 0.4, "phase_started", Map.of("phase", "order"));
        add(events, 0.5, "order_given", Map.of("text", "Take the towels to room 203.", "place", "room-203"));
        add(events, 1.6, "phase_ended", Map.of("phase", "order", "outcome", "succeeded"));
        add(events, 1.7, "phase_started", Map.of("phase", "drive-to-room"));
        add(events, 1.8, "goal_sent", Map.of("goalId", "g1", "place", "room-203", "x", 8.27, "y", 4.15));
        add(events, 4.0, "stimulus_started", Map.of("stimulus", "s1", "kind", "block", "barrier", "north-corridor"));
        add(events, 30, "fault_started", Map.of("fault", "f1", "kind", "sensor_dropout", "topic", "/scan"));
        add(events, 33, "fault_ended", Map.of("fault", "f1", "kind", "sensor_dropout", "topic", "/scan"));
        add(events, GUEST_FROM, "stimulus_started", Map.of("stimulus", "s2", "kind", "person_crosses"));
        add(events, GUEST_FROM + 5, "stimulus_ended", Map.of("stimulus", "s2", "kind", "person_crosses"));
        if (number % 2 == 0) {
            add(events, 13.5, "help_requested", Map.of("text", "HELP: my way is blocked"));
            add(events, 16.2, "intervention_started", Map.of("intervention", "correction", "reason", "way blocked"));
            add(events, 21.9, "intervention_ended", Map.of("intervention", "correction"));
        }
        add(events, ARRIVAL + 0.1, "goal_ended", Map.of("goalId", "g1", "place", "room-203", "status", "succeeded"));
        add(events, ARRIVAL + 0.1, "phase_ended", Map.of("phase", "drive-to-room", "outcome", "succeeded"));
        add(events, 56.2, "phase_started", Map.of("phase", "deliver"));
        add(events, 59, "phase_ended", Map.of("phase", "deliver", "outcome", "succeeded"));
        add(events, 59.1, "phase_started", Map.of("phase", "question"));
        add(events, 59.4, "question_asked", Map.of("questionId", "q1", "text", "Which room did you go to?"));
        add(events, 60.6, "answer_heard", Map.of("questionId", "q1", "text", "room 203"));
        add(events, 61.1, "question_asked", Map.of("questionId", "q2", "text", "Is the way free?"));
        add(events, 63.1, number == 3 ? "answer_missing" : "answer_heard", Map.of("questionId", "q2", "text", "no"));
        add(events, 63.4, "phase_ended", Map.of("phase", "question", "outcome", number == 3 ? "failed" : "succeeded"));
        add(events, 63.8, "phase_started", Map.of("phase", "return"));
        add(events, 64, "goal_sent", Map.of("goalId", "g2", "place", "dock", "x", 1.2, "y", 3.3));
        add(events, duration() - 1, "goal_ended", Map.of("goalId", "g2", "place", "dock", "status", "succeeded"));
        add(events, duration() - 1, "phase_ended", Map.of("phase", "return", "outcome", "succeeded"));
        add(events, duration(), "trial_ended", Map.of("outcome", "completed"));
        return events;
    }

    private static void add(List<TrialEvent> events, double seconds, String kind, Map<String, Object> attributes) {
        events.add(new TrialEvent(at(seconds), kind, attributes));
    }
}

package org.robograde.grader.metrics.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.Curves;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.course.Pace;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** One emergency stop of the moving unit, as its odometry shows it. */
record EmergencyStop(long pressedNanos, long standingNanos, boolean stood, double meters, double speedBefore) {

    /** Why there is nothing to measure, in the words of both stop metrics. */
    static final String NONE = "no emergency stop was given while the unit moved";

    private static final long STALE_NANOS = 500_000_000L;

    /** Why the odometry cannot show a stop: it was silent for more than 0.5 s at a press or while the unit came to stand. */
    static Optional<String> silent(TrialEvidence evidence) {
        PoseTrack poses = evidence.tracks().odometry().poses();
        for (TrialEvent pressed : evidence.events().of("emergency_stop")) {
            int next = poses.firstAtOrAfter(pressed.atNanos());
            boolean heardBefore = next > 0 && pressed.atNanos() - poses.receivedNanos(next - 1) <= STALE_NANOS;
            boolean heardAt = next < poses.size() && poses.receivedNanos(next) - pressed.atNanos() <= STALE_NANOS;
            if (!heardAt || (next > 0 && !heardBefore && poses.receivedNanos(next) != pressed.atNanos())) {
                return Optional.of("the odometry is silent for more than 0.5 s at the emergency stop");
            }
        }
        for (EmergencyStop stop : of(evidence)) {
            if (poses.longestGap(stop.pressedNanos(), stop.standingNanos()) > STALE_NANOS) {
                return Optional.of("the odometry is silent for more than 0.5 s after the emergency stop");
            }
        }
        return Optional.empty();
    }

    static List<EmergencyStop> of(TrialEvidence evidence) {
        MotionTrack odometry = evidence.tracks().odometry();
        List<EmergencyStop> stops = new ArrayList<>();
        double still = Pace.of(evidence).still();
        for (TrialEvent pressed : evidence.events().of("emergency_stop")) {
            double speed = odometry.speedAt(pressed.atNanos());
            if (speed >= still) {
                stops.add(stop(odometry, pressed.atNanos(), speed, still));
            }
        }
        return stops;
    }

    private static EmergencyStop stop(MotionTrack odometry, long pressed, double speed, double still) {
        OptionalInt stood = odometry.firstAtMost(Math.nextDown(still), pressed, Long.MAX_VALUE);
        int last = stood.orElse(odometry.size() - 1);
        long end = Math.max(pressed, odometry.receivedNanos(last));
        return new EmergencyStop(pressed, end, stood.isPresent(), wayFrom(odometry, pressed, end), speed);
    }

    /** The way from where it was at the moment of the press, which lies between two samples. */
    private static double wayFrom(MotionTrack odometry, long pressed, long end) {
        PoseTrack poses = odometry.poses();
        int next = poses.firstAtOrAfter(pressed);
        double within = poses.lengthMeters(pressed, end, 0);
        if (next >= poses.size()) {
            return within;
        }
        return within
                + poses.at(pressed, Timing.JOIN_NANOS)
                        .map(p -> p.distanceTo(poses.x(next), poses.y(next)))
                        .orElse(0.0);
    }

    double seconds() {
        return Timing.seconds(standingNanos - pressedNanos);
    }

    MetricOutcome measured(MetricDefinition definition, TrialEvidence evidence, double value, double u, int count) {
        MotionTrack odometry = evidence.tracks().odometry();
        String what = stood ? "the unit stands after the emergency stop" : "the record ends; the unit has not stopped";
        return definition
                .measured(evidence, value)
                .instrument("sampling interval of the odometry", u)
                .samples(count)
                .lowerBound(!stood)
                .at(evidence.topic(Roles.ODOMETRY), pressedNanos, standingNanos, standingNanos, what)
                .series(Curves.speed(odometry, pressedNanos - 1_000_000_000L, standingNanos + 1_000_000_000L))
                .build();
    }
}

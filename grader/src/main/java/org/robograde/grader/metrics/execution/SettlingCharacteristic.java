package org.robograde.grader.metrics.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Instruments;
import org.robograde.grader.metrics.course.PoseVisit;
import org.robograde.grader.metrics.course.ToolCourse;
import org.robograde.grader.metrics.trial.SpaceTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.iso9283.PoseRepeatability;
import org.robograde.grader.motion.iso9283.Settling;
import org.robograde.grader.motion.iso9283.StandardCycles;

/** Stabilisation time or overshoot of ISO 9283; the band is the measured repeatability of the pose. The worst approach counts. */
final class SettlingCharacteristic implements Metric {
    private static final long AFTER_NANOS = 500_000_000L;
    private static final int FEWEST = 2;

    private final MetricDefinition definition;
    private final boolean time;

    private SettlingCharacteristic(String id, boolean time) {
        this.definition = Definitions.of(id);
        this.time = time;
    }

    static List<Metric> all() {
        return List.of(
                new SettlingCharacteristic("execution.stabilisation-time", true),
                new SettlingCharacteristic("execution.overshoot", false));
    }

    private record Approach(PoseVisit visit, Settling settling) {}

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Optional<String> obstacle = ToolCourse.obstacle(evidence);
        if (obstacle.isPresent()) {
            return definition.notMeasurable(evidence, obstacle.get());
        }
        List<Approach> approaches = approaches(evidence);
        Approach worst = null;
        for (Approach approach : approaches) {
            worst = worst == null || value(approach) > value(worst) ? approach : worst;
        }
        if (worst == null) {
            return definition.notMeasurable(
                    evidence,
                    "no pose was reached at least " + FEWEST
                            + " times, not always in one place, so that there is a band to settle in");
        }
        SpaceTrack seen = ToolCourse.seen(evidence);
        double interval = ToolCourse.of(seen).intervalSeconds();
        String role = ToolCourse.roleOfSeen(evidence);
        return definition
                .measured(evidence, value(worst))
                .instrument(
                        time ? "sampling interval" : "instrument, as stated",
                        // Two moments, each known to within an interval.
                        time ? interval / Math.sqrt(6) : Instruments.positionMeters(evidence, role))
                .samples(approaches.size())
                .at(
                        evidence.topic(role),
                        worst.visit().commandedNanos(),
                        worst.visit().reachedNanos() + AFTER_NANOS,
                        worst.visit().reachedNanos(),
                        "pose " + worst.visit().poseId() + ", " + statement(approaches.size()))
                .build();
    }

    private String statement(int n) {
        StandardCycles standard = time ? StandardCycles.STABILISATION_TIME : StandardCycles.OVERSHOOT;
        return standard.statement(n).orElse(n + " cycles");
    }

    private double value(Approach approach) {
        return time
                ? approach.settling().stabilisationSeconds()
                : approach.settling().overshoot();
    }

    private static List<Approach> approaches(TrialEvidence evidence) {
        List<Approach> found = new ArrayList<>();
        Map<String, List<PoseVisit>> byPose = PoseVisit.byPose(PoseVisit.of(evidence));
        for (List<PoseVisit> visits : byPose.values()) {
            double band = visits.size() < FEWEST
                    ? 0
                    : PoseRepeatability.of(PoseCharacteristic.cluster(visits)).position();
            for (PoseVisit visit : visits) {
                if (band > 0) {
                    settling(ToolCourse.seen(evidence), visit, band).ifPresent(s -> found.add(new Approach(visit, s)));
                }
            }
        }
        return found;
    }

    private static Optional<Settling> settling(SpaceTrack seen, PoseVisit visit, double band) {
        int from = seen.firstAtOrAfter(visit.commandedNanos());
        List<Vector3> positions = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        for (int i = from; i < seen.size() && seen.receivedNanos(i) <= visit.reachedNanos() + AFTER_NANOS; i++) {
            positions.add(seen.position(i));
            seconds.add((seen.receivedNanos(i) - visit.commandedNanos()) / 1e9);
        }
        return Settling.of(
                seconds.stream().mapToDouble(Double::doubleValue).toArray(),
                positions,
                visit.attained().position(),
                band);
    }
}

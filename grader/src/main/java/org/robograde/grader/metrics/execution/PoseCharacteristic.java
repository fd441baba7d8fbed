package org.robograde.grader.metrics.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Detail;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.PoseCloud;
import org.robograde.grader.metrics.course.Instruments;
import org.robograde.grader.metrics.course.PoseVisit;
import org.robograde.grader.metrics.course.Refusals;
import org.robograde.grader.metrics.course.ToolCourse;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.iso9283.PoseAccuracy;
import org.robograde.grader.motion.iso9283.PoseCluster;
import org.robograde.grader.motion.iso9283.PoseRepeatability;
import org.robograde.grader.motion.iso9283.StandardCycles;
import org.robograde.grader.statistics.SeededGenerator;

/** A characteristic of ISO 9283 of each commanded pose by itself; the worst pose of the trial counts. */
final class PoseCharacteristic implements Metric {
    private static final int FEWEST_TO_REPEAT = 2;
    private static final int SIMULATED = 2000;
    private static final long SEED = 9283;

    private final MetricDefinition definition;
    private final boolean needsOrientation;
    private final Figure figure;

    /** The value of one pose with the sampling part of its uncertainty; nothing of a single cycle where it takes several. */
    private record Value(double value, double sampling) {}

    private interface Figure {
        Optional<Value> of(PoseVisit first, PoseCluster cluster);
    }

    private PoseCharacteristic(String id, boolean needsOrientation, Figure figure) {
        this.definition = Definitions.of(id);
        this.needsOrientation = needsOrientation;
        this.figure = figure;
    }

    static List<Metric> all() {
        return List.of(
                new PoseCharacteristic("execution.pose-accuracy", false, (visit, cluster) -> {
                    PoseAccuracy accuracy = PoseAccuracy.of(visit.command(), cluster);
                    return Optional.of(new Value(accuracy.position(), accuracy.samplingUncertainty(cluster)));
                }),
                new PoseCharacteristic(
                        "execution.pose-repeatability",
                        false,
                        (visit, cluster) -> repeatability(cluster)
                                .map(r -> new Value(r.position(), repeatabilityUncertainty(cluster)))),
                new PoseCharacteristic("execution.orientation-accuracy", true, (visit, cluster) -> {
                    PoseAccuracy a = PoseAccuracy.of(visit.command(), cluster);
                    double worst = greatest(Math.abs(a.aRadians()), Math.abs(a.bRadians()), Math.abs(a.cRadians()));
                    double spread = repeatability(cluster)
                                    .map(PoseCharacteristic::worstAngle)
                                    .orElse(0.0)
                            / 3;
                    return Optional.of(new Value(worst, spread / Math.sqrt(cluster.cycles())));
                }),
                new PoseCharacteristic(
                        "execution.orientation-repeatability",
                        true,
                        (visit, cluster) -> repeatability(cluster)
                                // The deviation of a standard deviation: s / sqrt(2 (n - 1)).
                                .map(r ->
                                        new Value(worstAngle(r), worstAngle(r) / Math.sqrt(2.0 * (r.cycles() - 1))))));
    }

    private static Optional<PoseRepeatability> repeatability(PoseCluster cluster) {
        return cluster.cycles() < FEWEST_TO_REPEAT ? Optional.empty() : Optional.of(PoseRepeatability.of(cluster));
    }

    /** By Monte Carlo, since a mean plus three deviations of distances is far from linear in the positions; one seed, so that it is the same each time. */
    static double repeatabilityUncertainty(PoseCluster cluster) {
        return PoseRepeatability.simulatedUncertainty(cluster, new SeededGenerator(SEED)::normal, SIMULATED);
    }

    private static double worstAngle(PoseRepeatability r) {
        return greatest(r.aRadians(), r.bRadians(), r.cRadians());
    }

    private static double greatest(double a, double b, double c) {
        return Math.max(a, Math.max(b, c));
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        return Refusals.said(definition, evidence, () -> outcome(evidence));
    }

    private MetricOutcome outcome(TrialEvidence evidence) {
        Optional<String> obstacle = ToolCourse.obstacle(evidence);
        if (obstacle.isPresent()) {
            return definition.notMeasurable(evidence, obstacle.get());
        }
        Map<String, List<PoseVisit>> byPose = PoseVisit.byPose(PoseVisit.of(evidence).stream()
                .filter(v -> v.oriented() || !needsOrientation)
                .toList());
        List<PoseCloud> clouds = new ArrayList<>();
        Value worst = null;
        List<PoseVisit> shown = List.of();
        for (List<PoseVisit> visits : byPose.values()) {
            PoseCluster cluster = cluster(visits);
            Optional<Value> value = figure.of(visits.get(0), cluster);
            boolean hardest = value.isPresent() && (worst == null || value.get().value() > worst.value());
            clouds.add(hardest ? 0 : clouds.size(), cloud(visits.get(0), cluster));
            if (hardest) {
                worst = value.get();
                shown = visits;
            }
        }
        if (worst == null) {
            return definition.notMeasurable(evidence, none(byPose));
        }
        int n = shown.size();
        boolean position = !needsOrientation;
        String role = ToolCourse.roleOfSeen(evidence);
        return definition
                .measured(evidence, worst.value())
                .instrument("instrument, as stated", position ? Instruments.positionMeters(evidence, role) : 0)
                .sampling("cycles", worst.sampling(), Math.max(1, n - 1))
                .samples(n)
                .at(
                        evidence.topic(role),
                        shown.get(0).commandedNanos(),
                        shown.get(n - 1).reachedNanos(),
                        shown.get(n - 1).reachedNanos(),
                        "pose " + shown.get(0).poseId() + ", " + cycles(n))
                .detail(position ? Detail.of(clouds) : Detail.NONE)
                .build();
    }

    private static PoseCloud cloud(PoseVisit visit, PoseCluster cluster) {
        return new PoseCloud(
                visit.poseId(),
                cluster.cycles(),
                PoseCloud.Point.of(visit.command().position()),
                PoseCloud.Point.of(cluster.barycentre()),
                cluster.poses().stream()
                        .map(p -> PoseCloud.Point.of(p.position()))
                        .toList(),
                repeatability(cluster).map(PoseRepeatability::position),
                false);
    }

    static PoseCluster cluster(List<PoseVisit> visits) {
        return new PoseCluster(visits.stream().map(PoseVisit::attained).toList());
    }

    private static String cycles(int n) {
        return StandardCycles.POSE_ACCURACY_AND_REPEATABILITY.statement(n).orElse(n + " cycles");
    }

    private String none(Map<String, List<PoseVisit>> byPose) {
        if (byPose.isEmpty()) {
            return needsOrientation
                    ? "no pose was commanded with an orientation and reached in sight of something that tells orientations"
                    : "no commanded pose was reached in sight";
        }
        return "no pose was reached more than once; repeatability takes at least " + FEWEST_TO_REPEAT + " cycles";
    }
}

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
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.iso9283.DistanceCharacteristics;
import org.robograde.grader.motion.iso9283.StandardCycles;

/** Distance accuracy or repeatability of ISO 9283, between each two commanded poses; the worst pair counts. */
final class DistanceCharacteristic implements Metric {
    private static final int FEWEST = 2;

    private final MetricDefinition definition;
    private final boolean accuracy;

    private DistanceCharacteristic(String id, boolean accuracy) {
        this.definition = Definitions.of(id);
        this.accuracy = accuracy;
    }

    static List<Metric> all() {
        return List.of(
                new DistanceCharacteristic("execution.distance-accuracy", true),
                new DistanceCharacteristic("execution.distance-repeatability", false));
    }

    private record Pair(List<PoseVisit> first, List<PoseVisit> second, DistanceCharacteristics of) {}

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
        Pair worst = null;
        for (Pair pair : pairs(PoseVisit.byPose(PoseVisit.of(evidence)))) {
            worst = worst == null || value(pair) > value(worst) ? pair : worst;
        }
        if (worst == null) {
            return definition.notMeasurable(evidence, "no two poses were reached at least " + FEWEST + " times each");
        }
        int n = worst.of().cycles();
        double deviation = worst.of().repeatability() / 3;
        double u = Instruments.positionMeters(evidence, ToolCourse.roleOfSeen(evidence));
        double sampling = accuracy ? deviation / Math.sqrt(n) : 3 * deviation / Math.sqrt(2.0 * (n - 1));
        PoseVisit last = worst.second().get(n - 1);
        return definition
                .measured(evidence, value(worst))
                .instrument("instrument at both poses, as stated", accuracy ? u * Math.sqrt(2) : 0)
                .sampling("cycles", sampling, n - 1)
                .samples(n)
                .at(
                        evidence.topic(ToolCourse.roleOfSeen(evidence)),
                        worst.first().get(0).commandedNanos(),
                        last.reachedNanos(),
                        last.reachedNanos(),
                        "distance " + worst.first().get(0).poseId() + " to " + last.poseId() + ", "
                                + StandardCycles.DISTANCE_ACCURACY_AND_REPEATABILITY
                                        .statement(n)
                                        .orElse(n + " cycles"))
                .build();
    }

    private double value(Pair pair) {
        return accuracy ? Math.abs(pair.of().accuracy()) : pair.of().repeatability();
    }

    private static List<Pair> pairs(Map<String, List<PoseVisit>> byPose) {
        List<List<PoseVisit>> poses = new ArrayList<>(byPose.values());
        List<Pair> pairs = new ArrayList<>();
        for (int h = 0; h < poses.size(); h++) {
            for (int k = h + 1; k < poses.size(); k++) {
                int n = Math.min(poses.get(h).size(), poses.get(k).size());
                if (n >= FEWEST) {
                    List<PoseVisit> first = poses.get(h).subList(0, n);
                    List<PoseVisit> second = poses.get(k).subList(0, n);
                    pairs.add(new Pair(
                            first,
                            second,
                            DistanceCharacteristics.of(
                                    first.get(0).command().position(),
                                    second.get(0).command().position(),
                                    positions(first),
                                    positions(second))));
                }
            }
        }
        return pairs;
    }

    private static List<Vector3> positions(List<PoseVisit> visits) {
        return visits.stream().map(v -> v.attained().position()).toList();
    }
}

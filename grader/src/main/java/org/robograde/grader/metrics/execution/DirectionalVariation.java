package org.robograde.grader.metrics.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Instruments;
import org.robograde.grader.metrics.course.PoseVisit;
import org.robograde.grader.metrics.course.ToolCourse;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.iso9283.MultiDirectionalVariation;
import org.robograde.grader.motion.iso9283.PoseCluster;
import org.robograde.grader.motion.iso9283.StandardCycles;

/** How far one pose moves with the direction it is approached from. */
final class DirectionalVariation implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("execution.multi-directional-variation");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Optional<String> obstacle = ToolCourse.obstacle(evidence);
        if (obstacle.isPresent()) {
            return DEFINITION.notMeasurable(evidence, obstacle.get());
        }
        double worst = -1;
        double sampling = 0;
        List<PoseVisit> shown = List.of();
        int fewest = 0;
        for (List<PoseVisit> visits : PoseVisit.byPose(PoseVisit.of(evidence)).values()) {
            Map<String, List<PoseVisit>> directions = byApproach(visits);
            if (directions.size() < 2) {
                continue;
            }
            List<PoseCluster> clusters = directions.values().stream()
                    .map(PoseCharacteristic::cluster)
                    .toList();
            double variation = MultiDirectionalVariation.of(clusters).position();
            if (variation > worst) {
                worst = variation;
                sampling = sampling(clusters);
                shown = visits;
                fewest = directions.values().stream().mapToInt(List::size).min().orElse(0);
            }
        }
        if (shown.isEmpty()) {
            return DEFINITION.notMeasurable(evidence, "no pose was reached from two named directions of approach");
        }
        String role = ToolCourse.roleOfSeen(evidence);
        return DEFINITION
                .measured(evidence, worst)
                .instrument("instrument, as stated", Instruments.positionMeters(evidence, role))
                .sampling("cycles", sampling, Math.max(1, fewest - 1))
                .samples(shown.size())
                .at(
                        evidence.topic(role),
                        shown.get(0).commandedNanos(),
                        shown.get(shown.size() - 1).reachedNanos(),
                        shown.get(shown.size() - 1).reachedNanos(),
                        "pose " + shown.get(0).poseId() + ", each direction "
                                + StandardCycles.MULTI_DIRECTIONAL_VARIATION
                                        .statement(fewest)
                                        .orElse(fewest + " cycles"))
                .build();
    }

    private static Map<String, List<PoseVisit>> byApproach(List<PoseVisit> visits) {
        Map<String, List<PoseVisit>> directions = new TreeMap<>();
        for (PoseVisit visit : visits) {
            if (!visit.approach().isEmpty()) {
                directions
                        .computeIfAbsent(visit.approach(), a -> new ArrayList<>())
                        .add(visit);
            }
        }
        return directions;
    }

    /** Two means make up the distance: the greatest standard error of any, twice in squares. */
    private static double sampling(List<PoseCluster> clusters) {
        double greatest = 0;
        for (PoseCluster cluster : clusters) {
            greatest = Math.max(
                    greatest,
                    Math.max(
                            cluster.along(Vector3::x).ofMean(),
                            Math.max(
                                    cluster.along(Vector3::y).ofMean(),
                                    cluster.along(Vector3::z).ofMean())));
        }
        return greatest * Math.sqrt(2);
    }
}

package org.robograde.grader.metrics.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Instruments;
import org.robograde.grader.metrics.course.PoseVisit;
import org.robograde.grader.metrics.course.Refusals;
import org.robograde.grader.metrics.course.ToolCourse;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.iso9283.PoseAccuracy;
import org.robograde.grader.motion.iso9283.PoseCluster;
import org.robograde.grader.motion.iso9283.PoseDrift;

/** Drift of pose accuracy or repeatability of ISO 9283 over the trial: its cycles in successive series, each against the first. */
final class DriftOfPose implements Metric {
    /** A series of fewer cycles tells little of accuracy and nothing of repeatability. */
    private static final int CYCLES_A_SERIES = 3;

    private static final int MOST_SERIES = 100;
    private static final double FULL_HOURS = 8;

    private final MetricDefinition definition;
    private final boolean accuracy;

    private DriftOfPose(String id, boolean accuracy) {
        this.definition = Definitions.of(id);
        this.accuracy = accuracy;
    }

    static List<Metric> all() {
        return List.of(
                new DriftOfPose("execution.pose-accuracy-drift", true),
                new DriftOfPose("execution.pose-repeatability-drift", false));
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
        double worst = -1;
        double sampling = 0;
        List<PoseVisit> shown = List.of();
        for (List<PoseVisit> visits : PoseVisit.byPose(PoseVisit.of(evidence)).values()) {
            List<PoseCluster> series = series(visits);
            if (series.size() < 2) {
                continue;
            }
            PoseDrift drift = PoseDrift.of(visits.get(0).command(), series);
            double value = accuracy ? drift.accuracy() : drift.repeatability();
            if (value > worst) {
                worst = value;
                shown = visits;
                // A difference of two series that scatter alike.
                sampling = Math.sqrt(2) * uncertainty(visits, series.get(0));
            }
        }
        if (shown.isEmpty()) {
            return definition.notMeasurable(
                    evidence,
                    "no pose was reached at least " + 2 * CYCLES_A_SERIES
                            + " times, so that there are two series to compare");
        }
        PoseVisit last = shown.get(shown.size() - 1);
        double hours = (last.reachedNanos() - shown.get(0).reachedNanos()) / 3.6e12;
        String role = ToolCourse.roleOfSeen(evidence);
        return definition
                .measured(evidence, worst)
                .instrument(
                        "instrument, as stated",
                        Instruments.positionMeters(evidence, role) / Math.sqrt(CYCLES_A_SERIES))
                .sampling("cycles", sampling, CYCLES_A_SERIES - 1)
                .samples(shown.size())
                .at(
                        evidence.topic(role),
                        shown.get(0).commandedNanos(),
                        last.reachedNanos(),
                        last.reachedNanos(),
                        "pose " + shown.get(0).poseId() + ", " + shown.size() + " cycles"
                                + (hours < FULL_HOURS ? " in less than the 8 h of ISO 9283" : ""))
                .build();
    }

    private double uncertainty(List<PoseVisit> visits, PoseCluster cluster) {
        return accuracy
                ? PoseAccuracy.of(visits.get(0).command(), cluster).samplingUncertainty(cluster)
                : PoseCharacteristic.repeatabilityUncertainty(cluster);
    }

    /** In order of time; cycles that fill no series are left out. */
    private static List<PoseCluster> series(List<PoseVisit> visits) {
        int size = Math.max(CYCLES_A_SERIES, (visits.size() + MOST_SERIES - 1) / MOST_SERIES);
        List<PoseCluster> series = new ArrayList<>();
        for (int i = 0; i + size <= visits.size(); i += size) {
            series.add(PoseCharacteristic.cluster(visits.subList(i, i + size)));
        }
        return series;
    }
}

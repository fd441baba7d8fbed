package org.robograde.grader.metrics.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Instruments;
import org.robograde.grader.metrics.course.ToolCourse;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.SpaceTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.iso9283.CommandedPath;
import org.robograde.grader.motion.iso9283.MeasuredPose;
import org.robograde.grader.motion.iso9283.PathCharacteristics;
import org.robograde.grader.motion.iso9283.StandardCycles;

/** Path accuracy or repeatability of ISO 9283 over the cycles of each commanded path; the worst path counts. */
final class PathCharacteristic implements Metric {
    private static final int MOST_POINTS = 1000;
    /** Of one cycle; with the points this bounds the time, whatever the events claim. */
    private static final int MOST_SAMPLES = 100_000;

    private final MetricDefinition definition;
    private final boolean accuracy;

    private PathCharacteristic(String id, boolean accuracy) {
        this.definition = Definitions.of(id);
        this.accuracy = accuracy;
    }

    static List<Metric> all() {
        return List.of(
                new PathCharacteristic("execution.path-accuracy", true),
                new PathCharacteristic("execution.path-repeatability", false));
    }

    private record Cycle(TrialEvent commanded, long endNanos, List<MeasuredPose> attained) {}

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
        PathCharacteristics worst = null;
        List<Cycle> shown = List.of();
        for (List<Cycle> cycles : cycles(evidence).values()) {
            Optional<PathCharacteristics> path = characteristics(cycles);
            boolean enough = accuracy || cycles.size() > 1;
            if (path.isPresent() && enough && (worst == null || value(path.get()) > value(worst))) {
                worst = path.get();
                shown = cycles;
            }
        }
        if (worst == null) {
            return definition.notMeasurable(
                    evidence,
                    accuracy
                            ? "no commanded path was followed to its end in sight"
                            : "no commanded path was followed at least twice to its end in sight");
        }
        int n = shown.size();
        String role = ToolCourse.roleOfSeen(evidence);
        return definition
                .measured(evidence, value(worst))
                .instrument("instrument, as stated", Instruments.positionMeters(evidence, role))
                .samples(n)
                .at(
                        evidence.topic(role),
                        shown.get(0).commanded().atNanos(),
                        shown.get(n - 1).endNanos(),
                        shown.get(n - 1).endNanos(),
                        "path " + EventLog.text(shown.get(0).commanded(), "pathId") + ", worst at point "
                                + (worst.worstPoint() + 1) + " of " + worst.points() + " compared, "
                                + StandardCycles.PATH_ACCURACY_AND_REPEATABILITY
                                        .statement(n)
                                        .orElse(n + " cycles"))
                .build();
    }

    private double value(PathCharacteristics path) {
        return accuracy ? path.accuracy() : path.repeatability();
    }

    private static Optional<PathCharacteristics> characteristics(List<Cycle> cycles) {
        List<MeasuredPose> points = points(cycles.get(0).commanded());
        return points.size() < 2
                ? Optional.empty()
                : PathCharacteristics.of(
                        new CommandedPath(points),
                        cycles.stream().map(Cycle::attained).toList());
    }

    private static Map<String, List<Cycle>> cycles(TrialEvidence evidence) {
        Map<String, List<Cycle>> byPath = new TreeMap<>();
        SpaceTrack seen = ToolCourse.seen(evidence);
        for (TrialEvent commanded : evidence.events().of("path_commanded")) {
            String id = EventLog.text(commanded, "pathId");
            evidence.events().of("path_ended").stream()
                    .filter(e -> e.atNanos() >= commanded.atNanos()
                            && EventLog.text(e, "pathId").equals(id))
                    .findFirst()
                    .map(end -> new Cycle(commanded, end.atNanos(), between(seen, commanded.atNanos(), end.atNanos())))
                    .filter(cycle -> cycle.attained().size() > 1)
                    .ifPresent(cycle ->
                            byPath.computeIfAbsent(id, any -> new ArrayList<>()).add(cycle));
        }
        return byPath;
    }

    private static List<MeasuredPose> between(SpaceTrack seen, long from, long to) {
        List<MeasuredPose> poses = new ArrayList<>();
        int first = seen.firstAtOrAfter(from);
        int stride = 1 + Math.max(0, seen.firstAtOrAfter(to) - first) / MOST_SAMPLES;
        for (int i = first; i < seen.size() && seen.receivedNanos(i) <= to; i += stride) {
            poses.add(new MeasuredPose(seen.position(i), 0, 0, 0));
        }
        return poses;
    }

    /** The commanded points, successive ones in one place taken once; at most {@value #MOST_POINTS}, evenly thinned. */
    private static List<MeasuredPose> points(TrialEvent commanded) {
        List<Double> x = EventLog.numbers(commanded, "x");
        List<Double> y = EventLog.numbers(commanded, "y");
        List<Double> z = EventLog.numbers(commanded, "z");
        List<MeasuredPose> points = new ArrayList<>();
        if (x.size() != y.size() || y.size() != z.size()) {
            return points;
        }
        int stride = Math.max(1, (x.size() + MOST_POINTS - 1) / MOST_POINTS);
        for (int i = 0; i < x.size(); i++) {
            MeasuredPose point = MeasuredPose.at(x.get(i), y.get(i), z.get(i));
            boolean moved = points.isEmpty()
                    || !points.get(points.size() - 1).position().equals(point.position());
            if (moved && (i % stride == 0 || i == x.size() - 1)) {
                points.add(point);
            }
        }
        return points;
    }
}

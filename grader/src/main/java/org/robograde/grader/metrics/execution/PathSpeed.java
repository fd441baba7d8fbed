package org.robograde.grader.metrics.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.PathCycle;
import org.robograde.grader.metrics.course.Refusals;
import org.robograde.grader.metrics.course.ToolCourse;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.iso9283.MeasuredPose;
import org.robograde.grader.motion.iso9283.PathVelocity;
import org.robograde.grader.motion.iso9283.StandardCycles;

/** The path velocity characteristics of ISO 9283 over the cycles of each path commanded at a stated speed; the worst path counts. */
final class PathSpeed implements Metric {
    /** Of the way from the start to the end: between these shares of it the tool is neither speeding up nor slowing down. */
    private static final double STEADY_FROM = 0.25;

    private static final double STEADY_TO = 0.75;
    /** Each speed is that over so many seconds, so that the noise of single positions does not count as fluctuation. */
    private static final double WINDOW_SECONDS = 0.1;

    private final MetricDefinition definition;
    private final ToDoubleFunction<PathVelocity> figure;
    private final int fewestCycles;

    private PathSpeed(String id, int fewestCycles, ToDoubleFunction<PathVelocity> figure) {
        this.definition = Definitions.of(id);
        this.fewestCycles = fewestCycles;
        this.figure = figure;
    }

    static List<Metric> all() {
        return List.of(
                new PathSpeed("execution.path-velocity-accuracy", 1, v -> Math.abs(v.accuracyPercent()) / 100),
                new PathSpeed("execution.path-velocity-repeatability", 2, v -> v.repeatabilityPercent() / 100),
                new PathSpeed("execution.path-velocity-fluctuation", 1, PathVelocity::fluctuation));
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
        List<PathCycle> shown = List.of();
        for (List<PathCycle> cycles : PathCycle.byPath(evidence).values()) {
            OptionalDouble value = value(cycles);
            if (value.isPresent() && value.getAsDouble() > worst) {
                worst = value.getAsDouble();
                shown = cycles;
            }
        }
        if (shown.isEmpty()) {
            return definition.notMeasurable(
                    evidence,
                    "no path commanded at a stated speed was followed to its end in sight"
                            + (fewestCycles > 1 ? " at least twice" : ""));
        }
        int n = shown.size();
        PathCycle last = shown.get(n - 1);
        return definition
                .measured(evidence, worst)
                .samples(n)
                .at(
                        evidence.topic(ToolCourse.roleOfSeen(evidence)),
                        shown.get(0).commanded().atNanos(),
                        last.endNanos(),
                        last.endNanos(),
                        "path " + last.pathId() + ", "
                                + StandardCycles.PATH_VELOCITY.statement(n).orElse(n + " cycles"))
                .build();
    }

    private OptionalDouble value(List<PathCycle> cycles) {
        OptionalDouble commanded = cycles.get(0).commandedSpeed();
        List<double[]> speeds =
                cycles.stream().map(PathSpeed::steady).filter(s -> s.length > 0).toList();
        return commanded.isEmpty() || speeds.size() < fewestCycles
                ? OptionalDouble.empty()
                : OptionalDouble.of(figure.applyAsDouble(PathVelocity.of(commanded.getAsDouble(), speeds)));
    }

    private static double[] steady(PathCycle cycle) {
        List<MeasuredPose> poses = cycle.attained();
        double[] way = new double[poses.size()];
        for (int i = 1; i < way.length; i++) {
            way[i] = way[i - 1]
                    + poses.get(i).position().distanceTo(poses.get(i - 1).position());
        }
        double whole = way[way.length - 1];
        List<Double> speeds = new ArrayList<>();
        int tail = 0;
        for (int i = 1; i < way.length; i++) {
            double now = cycle.seconds().get(i);
            while (tail + 1 < i && now - cycle.seconds().get(tail + 1) >= WINDOW_SECONDS) {
                tail++;
            }
            double span = now - cycle.seconds().get(tail);
            boolean inside = way[tail] >= STEADY_FROM * whole && way[i] <= STEADY_TO * whole;
            if (inside && span >= WINDOW_SECONDS) {
                // Along a chord: what noise adds to the way at every sample is no speed.
                speeds.add(poses.get(i).position().distanceTo(poses.get(tail).position()) / span);
            }
        }
        return speeds.stream().mapToDouble(Double::doubleValue).toArray();
    }
}

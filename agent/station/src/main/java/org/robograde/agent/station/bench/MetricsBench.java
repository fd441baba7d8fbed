package org.robograde.agent.station.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.bench.BenchReport;
import org.robograde.agent.evidence.bench.BenchSettings;
import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.evidence.bench.Figure;
import org.robograde.agent.evidence.bench.Machine;
import org.robograde.agent.evidence.bench.Series;
import org.robograde.agent.evidence.bench.Target;
import org.robograde.grader.Grader;
import org.robograde.grader.measure.ReadSettings;
import org.robograde.grader.measure.TrajectoryFile;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.metrics.trial.TrialReader;
import org.robograde.grader.motion.trajectory.AbsolutePoseError;
import org.robograde.grader.motion.trajectory.Alignment;
import org.robograde.grader.motion.trajectory.Association;
import org.robograde.grader.motion.trajectory.AssociationRule;
import org.robograde.grader.motion.trajectory.ErrorPart;
import org.robograde.grader.motion.trajectory.ErrorStatistics;
import org.robograde.grader.motion.trajectory.RigidFit;
import org.robograde.grader.motion.trajectory.Trajectory;

/** How fast poses are compared and trials graded anew, and what memory a trial's tracks hold however long it is. */
public final class MetricsBench implements Benchmark {
    private static final int POSES = 120_000;
    private static final int POSES_QUICK = 12_000;
    private static final int WARM_UP = 3;
    private static final double PEER_SECONDS = 14.75;
    private static final int TRIAL_SECONDS = 600;
    private static final int TRIAL_SECONDS_QUICK = 60;
    private static final int[] LENGTHS = {1, 10, 100};
    /** Some forty columns at a quarter of a megabyte, and what a list of events takes. */
    private static final double HELD_MEGABYTES = 12;

    private static final double MEASURING_MEGABYTES = 24;

    private final Path rulebook;
    private final Optional<Path> kitti;

    /** @param kitti folder with evo's KITTI_00 files, if there is one */
    public MetricsBench(Path rulebook, Optional<Path> kitti) {
        this.rulebook = rulebook;
        this.kitti = kitti;
    }

    @Override
    public BenchReport run(BenchSettings settings, DoubleConsumer progress) throws IOException {
        List<Figure> figures = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        int poses = settings.quick() ? POSES_QUICK : POSES;
        figures.addAll(compared(poses, settings));
        progress.accept(0.2);
        if (kitti.isPresent()) {
            figures.addAll(kitti(kitti.get(), settings));
        } else {
            notes.add("KITTI_00 was not measured: --data names the folder with evo's files");
        }
        Path folder = Files.createTempDirectory(settings.folder(), "bench-metrics");
        try {
            figures.add(regraded(folder, settings));
            progress.accept(0.5);
            figures.addAll(held(folder, settings, progress));
        } finally {
            remove(folder);
        }
        if (settings.quick()) {
            notes.add("quick: inputs are too small for these figures to be quoted");
        }
        return new BenchReport(
                "metrics", inputs(poses, settings), settings.repeats(), Machine.current(), figures, notes);
    }

    private static List<String> inputs(int poses, BenchSettings settings) {
        int trial = settings.quick() ? TRIAL_SECONDS_QUICK : TRIAL_SECONDS;
        return List.of(
                "compare: " + poses
                        + " poses at 200 Hz against as many with jittered stamps and noise, generated: association"
                        + " (at most 2 ms apart), SE(3) alignment, APE and its statistics; three runs to warm up",
                "peer: evo 1.36.5 takes " + PEER_SECONDS
                        + " s for 120,000 poses (published for a 2-core machine; not run here)",
                "re-grade: a generated service trial of " + trial
                        + " s (odometry 50 Hz, poses and laser 10 Hz, a goal a minute), opened, measured and judged on one"
                        + " thread; its seal is not checked and no picture is looked at",
                "held: heap in use after collection while a trial's tracks are held, less that before, the trial being "
                        + "1, 10 and 100 times as long; measuring: the most of it, tracks included, seen by collecting over and over"
                        + " while every metric is measured");
    }

    private static List<Figure> compared(int poses, BenchSettings settings) {
        SplittableRandom chance = new SplittableRandom(1);
        Trajectory.Builder truth = new Trajectory.Builder("truth");
        Trajectory.Builder estimate = new Trajectory.Builder("estimate");
        for (int i = 0; i < poses; i++) {
            double t = 0.005 * i;
            double x = 10 * Math.cos(0.1 * t);
            double y = 5 * Math.sin(0.23 * t);
            double z = Math.sin(0.05 * t);
            double half = 0.05 * t;
            truth.add(i * 5_000_000L, x, y, z, 0, 0, Math.sin(half), Math.cos(half));
            estimate.add(
                    i * 5_000_000L + chance.nextLong(1_000_000L),
                    x + 0.01 * chance.nextDouble(),
                    y + 0.01 * chance.nextDouble(),
                    z + 0.01 * chance.nextDouble(),
                    0,
                    0,
                    Math.sin(half),
                    Math.cos(half));
        }
        Trajectory reference = truth.build();
        Trajectory measured = estimate.build();
        List<Figure> figures = new ArrayList<>();
        for (AssociationRule rule : AssociationRule.values()) {
            for (int run = 0; run < WARM_UP; run++) {
                ape(reference, measured, rule, 2_000_000L);
            }
            List<Double> seconds = new ArrayList<>();
            for (int run = 0; run < settings.repeats(); run++) {
                long start = System.nanoTime();
                ape(reference, measured, rule, 2_000_000L);
                seconds.add((System.nanoTime() - start) / 1e9);
            }
            String name = "compare " + poses + " poses, " + (rule == AssociationRule.EVO ? "evo's rule" : "one to one");
            figures.add(Figure.withTarget(name, "s", new Series(seconds), Target.atMost(0.3)));
        }
        return figures;
    }

    private static ErrorStatistics ape(Trajectory reference, Trajectory estimate, AssociationRule rule, long most) {
        Association pairs = Association.of(reference, estimate, rule, most, 0);
        return AbsolutePoseError.of(pairs, RigidFit.of(pairs, Alignment.SE3).motion(), ErrorPart.TRANSLATION)
                .statistics();
    }

    private static List<Figure> kitti(Path folder, BenchSettings settings) {
        List<Figure> figures = new ArrayList<>();
        ReadSettings how = ReadSettings.plain().withTimes(folder.resolve("KITTI_00_gt_times.txt"));
        Trajectory truth = TrajectoryFile.read(folder.resolve("KITTI_00_gt.txt"), how);
        for (String estimator : List.of("ORB", "SPTAM")) {
            Trajectory estimate = TrajectoryFile.read(folder.resolve("KITTI_00_" + estimator + ".txt"), how);
            List<Double> millis = new ArrayList<>();
            List<Double> rmse = new ArrayList<>();
            for (int run = 0; run < settings.repeats(); run++) {
                long start = System.nanoTime();
                rmse.add(ape(truth, estimate, AssociationRule.ONE_TO_ONE, 10_000_000L)
                        .rmse());
                millis.add((System.nanoTime() - start) / 1e6);
            }
            figures.add(Figure.stated("KITTI_00 " + estimator + ", APE rmse", "m", new Series(rmse)));
            figures.add(Figure.stated("KITTI_00 " + estimator + ", time", "ms", new Series(millis)));
        }
        return figures;
    }

    private Figure regraded(Path folder, BenchSettings settings) {
        int seconds = settings.quick() ? TRIAL_SECONDS_QUICK : TRIAL_SECONDS;
        Path bundle = GeneratedTrial.write(folder, seconds).folder();
        List<Double> times = new ArrayList<>();
        for (int run = 0; run <= settings.repeats(); run++) {
            long start = System.nanoTime();
            Grader.grade(List.of(Evidence.open(bundle)), rulebook, 1);
            if (run > 0) {
                times.add(seconds / ((System.nanoTime() - start) / 1e9));
            }
        }
        return Figure.withTarget("re-grade, one thread", "x real time", new Series(times), Target.atLeast(100));
    }

    private static List<Figure> held(Path folder, BenchSettings settings, DoubleConsumer progress) throws IOException {
        List<Figure> figures = new ArrayList<>();
        int unit = settings.quick() ? 6 : TRIAL_SECONDS_QUICK;
        for (int times : LENGTHS) {
            Path inside = Files.createDirectories(folder.resolve("held-" + times));
            Evidence evidence =
                    Evidence.open(GeneratedTrial.write(inside, unit * times).folder());
            List<Double> megabytes = new ArrayList<>();
            List<Double> measuring = new ArrayList<>();
            // The first run loads classes.
            for (int run = 0; run <= settings.repeats(); run++) {
                Heap heap = Heap.of(evidence);
                if (run > 0) {
                    megabytes.add(heap.heldMegabytes());
                    measuring.add(heap.measuringMegabytes());
                }
            }
            figures.add(Figure.withTarget(
                    "held, a trial of " + unit * times + " s",
                    "MB",
                    new Series(megabytes),
                    Target.atMost(HELD_MEGABYTES)));
            figures.add(Figure.withTarget(
                    "measuring, a trial of " + unit * times + " s",
                    "MB",
                    new Series(measuring),
                    Target.atMost(MEASURING_MEGABYTES)));
            progress.accept(0.5 + 0.5 * times / 100);
        }
        return figures;
    }

    /**
     * What a trial takes of the heap; nothing of another trial is alive meanwhile.
     *
     * @param heldMegabytes its tracks
     * @param measuringMegabytes the most that was alive at a look, tracks included, while every metric was measured
     */
    private record Heap(double heldMegabytes, double measuringMegabytes) {
        static Heap of(Evidence evidence) {
            long before = settled();
            TrialEvidence trial = TrialReader.read(evidence);
            long held = settled();
            if (trial.tracks().odometry().size() == 0) {
                throw new IllegalStateException("a generated trial has no odometry");
            }
            CompletableFuture<?> measuring =
                    CompletableFuture.supplyAsync(() -> Grader.metrics().measure(trial));
            long most = held;
            while (!measuring.isDone()) {
                most = Math.max(most, inUse());
            }
            measuring.join();
            return new Heap((held - before) / 1e6, (most - before) / 1e6);
        }

        /** The serial collector lets dead objects lie and counts them, but for every fourth time. */
        private static long settled() {
            long least = inUse();
            for (int again = 1; again < 4; again++) {
                least = Math.min(least, inUse());
            }
            return least;
        }

        private static long inUse() {
            Runtime runtime = Runtime.getRuntime();
            runtime.gc();
            return runtime.totalMemory() - runtime.freeMemory();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}

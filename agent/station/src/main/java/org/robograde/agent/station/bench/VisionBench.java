package org.robograde.agent.station.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleConsumer;
import java.util.function.IntPredicate;
import org.robograde.agent.evidence.bench.BenchReport;
import org.robograde.agent.evidence.bench.BenchSettings;
import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.evidence.bench.Figure;
import org.robograde.agent.evidence.bench.Machine;
import org.robograde.agent.evidence.bench.Peer;
import org.robograde.agent.evidence.bench.Series;
import org.robograde.agent.evidence.bench.Target;
import org.robograde.agent.vision.ObservingParts;
import org.robograde.robots.sim.camera.Fiducial;
import org.robograde.robots.sim.camera.FieldCamera;
import org.robograde.robots.sim.camera.Lens;
import org.robograde.robots.sim.camera.OverheadCamera;
import org.robograde.robots.sim.camera.Scene;
import org.robograde.robots.sim.world.Bounds;
import org.robograde.robots.sim.world.FloorPlan;
import org.robograde.robots.sim.world.PlanePose;

/**
 * Processor time per 1280x720 frame on one thread, ours beside OpenCV's bare calls on the same frames, what observing a minute of video costs as a
 * whole, and what an hour of video leaves behind in native memory.
 */
public final class VisionBench implements Benchmark {
    private static final int FRAMES = 40;
    private static final double TARGET_MILLIS = 3;
    /** Two cameras at thirty frames a second leave so long for each frame. */
    private static final double REAL_TIME_MILLIS = 1000.0 / 60;

    /** One camera at thirty frames a second. */
    private static final int HOUR_FRAMES = 108_000;

    /** Of an hour: what is less is the heap's and the allocator's own breathing. */
    private static final double GROWTH_MIB_MAX = 30;

    private static final double SLOPE_MIB_MAX = 1000 * GROWTH_MIB_MAX / HOUR_FRAMES;
    private static final int MEMORY_SAMPLES = 30;
    private static final Lens LENS = new Lens(1280, 720, 680, 680, 640, 360, -0.05, 0.01, 0, 0, 0);
    private static final OverheadCamera CAMERA = new OverheadCamera("overhead", 6, 3.3, 7, 1, 0, 0, 0, LENS);
    private static final FloorPlan PLAN = new FloorPlan(new Bounds(0, 0, 12, 6.6), List.of(), List.of());
    private static final String SITE = """
            site: bench
            cameras:
              overhead:
                pose: {x: 6.0, y: 3.3, z: 7.0, quaternionXyzw: [1.0, 0.0, 0.0, 0.0]}
                standardUncertainty: {positionMeters: 0.002, angleRadians: 0.0005, timeSeconds: 0.005}
                calibration: {widthPixels: 1280, heightPixels: 720, fx: 680.0, fy: 680.0, cx: 640.0, cy: 360.0, distortion: [-0.05, 0.01, 0.0, 0.0, 0.0]}
            """;
    private static final String UNIT = """
            unit: bench
            fiducial: {dictionary: DICT_4X4_50, id: 7, sizeMeters: 0.40, heightMeters: 0.45}
            """;

    @Override
    public BenchReport run(BenchSettings settings, DoubleConsumer progress) throws IOException, InterruptedException {
        List<byte[]> frames = frames();
        int soak = settings.quick() ? 6_000 : HOUR_FRAMES;
        try (ObservingParts parts = new ObservingParts(
                SITE.getBytes(StandardCharsets.UTF_8), UNIT.getBytes(StandardCharsets.UTF_8), frames)) {
            int repeats = settings.quick() ? 2 : Math.max(3, settings.repeats());
            Timed defaults = timed(repeats, parts::bareDefaults);
            Timed tuned = timed(repeats, parts::bareTuned);
            progress.accept(0.1);
            Timed ours = timed(repeats, parts::detected);
            Timed whole = timed(repeats, parts::observed);
            Timed moving = timed(repeats, parts::peopleWhoMove);
            Timed shapes = timed(repeats, parts::peopleByShape);
            Timed bareHog = timed(repeats, parts::bareHog);
            Timed motion = timed(repeats, parts::motion);
            double minute = ObservedMinute.cpuSeconds(CAMERA, PLAN, SITE, UNIT, settings.quick() ? 5 : 30);
            progress.accept(0.2);
            Memory memory = memory(soak, parts, progress);
            return new BenchReport(
                    "vision",
                    List.of(
                            FRAMES
                                    + " frames of the simulated overhead camera, 1280x720, JPEG, a marker 42 pixels wide at"
                                    + " random places and headings",
                            "processor time of one thread per frame; OpenCV's own calls get the same decoded frames",
                            soak + " frames through the whole observer for the memory"),
                    repeats,
                    Machine.current(),
                    List.of(
                            Figure.against(
                                    "detection with corners below the pixel",
                                    "ms",
                                    ours.millis,
                                    new Peer.Measured("OpenCV ArucoDetector, defaults", defaults.millis),
                                    Target.atMost(TARGET_MILLIS),
                                    Target.atMostTimesPeer(1)),
                            Figure.against(
                                    "the same against the tuned call",
                                    "ms",
                                    ours.millis,
                                    new Peer.Measured(
                                            "OpenCV useAruco3Detection, one window, cornerSubPix", tuned.millis)),
                            Figure.withTarget("markers found, ours", "", Series.of(ours.found), Target.atLeast(FRAMES)),
                            Figure.stated("markers found, OpenCV defaults", "", Series.of(defaults.found)),
                            Figure.stated("markers found, OpenCV tuned", "", Series.of(tuned.found)),
                            Figure.withTarget(
                                    "whole observer: decode, detect, pose, covariance",
                                    "ms",
                                    whole.millis,
                                    Target.atMost(REAL_TIME_MILLIS)),
                            Figure.against(
                                    "people who move, by look (five a second)",
                                    "ms",
                                    moving.millis,
                                    new Peer.Measured("OpenCV HOGDescriptor, defaults, 640x360", bareHog.millis)),
                            Figure.against(
                                    "people by shape, by look (two a second, where seen from the side)",
                                    "ms",
                                    shapes.millis,
                                    new Peer.Measured("OpenCV HOGDescriptor, defaults, 640x360", bareHog.millis)),
                            Figure.stated("motion by flow, by look (two and a half a second)", "ms", motion.millis),
                            Figure.stated(
                                    "observe as a whole, for a minute of one camera at " + ObservedMinute.RATE_HZ
                                            + " frames a second",
                                    "s",
                                    Series.of(minute)),
                            Figure.withTarget(
                                    "resident memory by " + soak + " frames, slope over 1,000 of them",
                                    "MiB",
                                    Series.of(memory.slopeMibPerThousand),
                                    Target.atMost(SLOPE_MIB_MAX)),
                            Figure.stated("resident memory after the first tenth", "MiB", Series.of(memory.firstMib)),
                            Figure.withTarget(
                                    "resident memory at the end",
                                    "MiB",
                                    Series.of(memory.lastMib),
                                    Target.atMost(memory.firstMib + GROWTH_MIB_MAX))),
                    List.of(
                            "An hour of one camera at 30 frames a second is 108,000 frames; --quick runs the first 6,000 of it.",
                            "The slope is a line's through the samples after the first tenth, the garbage collected before each."));
        }
    }

    private static List<byte[]> frames() {
        Random chance = new Random(1);
        List<byte[]> frames = new ArrayList<>();
        try (FieldCamera field = new FieldCamera(CAMERA, PLAN, Fiducial.SERVICE_UNIT, chance)) {
            for (int i = 0; i < FRAMES; i++) {
                PlanePose pose = new PlanePose(
                        0.8 + 10.4 * chance.nextDouble(), 0.9 + 4.8 * chance.nextDouble(), 6 * chance.nextDouble());
                frames.add(field.expose(new Scene(pose, List.of(), List.of(), 1)));
            }
        }
        return frames;
    }

    /**
     * @param millis per frame, one per round
     * @param found in how many of the frames
     */
    private record Timed(Series millis, int found) {}

    private static Timed timed(int repeats, IntPredicate work) {
        List<Double> millis = new ArrayList<>();
        int found = 0;
        for (int round = -1; round < repeats; round++) {
            found = 0;
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < FRAMES; i++) {
                found += work.test(i) ? 1 : 0;
            }
            long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            if (round >= 0) {
                millis.add((end - start) / 1e6 / FRAMES);
            }
        }
        return new Timed(new Series(millis), found);
    }

    /**
     * @param firstMib resident after the first tenth, by which the heap and the library's own pools have grown to what they need
     * @param slopeMibPerThousand of a straight line through the samples since
     */
    private record Memory(double firstMib, double lastMib, double slopeMibPerThousand) {}

    private static Memory memory(int soak, ObservingParts parts, DoubleConsumer progress)
            throws IOException, InterruptedException {
        List<double[]> samples = new ArrayList<>();
        int every = soak / MEMORY_SAMPLES;
        for (int i = 1; i <= soak; i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            parts.observed(i % FRAMES);
            if (i % every == 0 && i >= soak / 10) {
                samples.add(new double[] {i / 1000.0, residentMib()});
            }
            if (i % 200 == 0) {
                progress.accept(0.2 + 0.8 * i / soak);
            }
        }
        return new Memory(samples.get(0)[1], samples.get(samples.size() - 1)[1], slope(samples));
    }

    private static double slope(List<double[]> points) {
        double meanX = points.stream().mapToDouble(p -> p[0]).average().orElse(0);
        double meanY = points.stream().mapToDouble(p -> p[1]).average().orElse(0);
        double xy = points.stream()
                .mapToDouble(p -> (p[0] - meanX) * (p[1] - meanY))
                .sum();
        double xx = points.stream()
                .mapToDouble(p -> (p[0] - meanX) * (p[0] - meanX))
                .sum();
        return xy / xx;
    }

    private static double residentMib() throws IOException {
        System.gc();
        Optional<String> resident = Optional.empty();
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            resident = Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .findFirst();
        }
        return resident.map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0)
                .orElse(0.0);
    }
}

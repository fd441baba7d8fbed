package org.robograde.agent.station.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import org.robograde.agent.evidence.bench.BenchReport;
import org.robograde.agent.evidence.bench.BenchSettings;
import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.evidence.bench.Figure;
import org.robograde.agent.evidence.bench.Machine;
import org.robograde.agent.evidence.bench.Peer;
import org.robograde.agent.evidence.bench.Series;
import org.robograde.agent.evidence.bench.Target;
import org.robograde.agent.evidence.mcap.ChainHash;

/**
 * Which loads a recorder takes without loss, and at what cost: the whole program, over real sockets, from a roscpp publisher on
 * the same machine. Ours and {@code rosbag record} take turns at each load.
 */
public final class RecordingBench implements Benchmark {
    private static final int REPEATS_MAX = 5;
    private static final double MIXED_CPU_SECONDS = 2.2;
    private static final double IDLE_SECONDS = 4;

    private final Path home;

    /** @param home of the installed program */
    public RecordingBench(Path home) {
        this.home = home;
    }

    private record Load(String name, List<String> arguments, double seconds, boolean mixed) {}

    @Override
    public BenchReport run(BenchSettings settings, DoubleConsumer progress) throws IOException, InterruptedException {
        Optional<String> missing = BenchField.missing();
        if (missing.isPresent()) {
            throw new IOException("needed on this machine: " + missing.get());
        }
        List<Load> loads = loads(settings.quick());
        int repeats = settings.quick() ? 1 : Math.min(REPEATS_MAX, settings.repeats());
        Path folder = Files.createTempDirectory(settings.folder(), "bench-recording");
        try (BenchField field = BenchField.open(folder)) {
            Recorder ours = new Recorder.Ours(home);
            Optional<Recorder> peer = rosbag();
            double idle = Run.idle(field, ours, IDLE_SECONDS);
            List<Figure> figures = new ArrayList<>();
            int done = 0;
            for (Load load : loads) {
                List<Run> own = new ArrayList<>();
                List<Run> theirs = new ArrayList<>();
                for (int i = 0; i < repeats; i++) {
                    own.add(Run.of(field, ours, load.arguments(), load.seconds()));
                    if (peer.isPresent()) {
                        theirs.add(Run.of(field, peer.get(), load.arguments(), load.seconds()));
                    }
                    progress.accept(++done / (double) (loads.size() * repeats));
                }
                figures.addAll(figures(load, own, theirs, peer, idle));
            }
            return new BenchReport(
                    "recording", inputs(idle), repeats, Machine.current(), figures, notes(settings.quick(), peer));
        } finally {
            Run.remove(folder, "");
        }
    }

    static Optional<Recorder> rosbag() {
        return Files.isExecutable(Path.of(Recorder.Rosbag.PROGRAM))
                ? Optional.of(new Recorder.Rosbag("(C++, Debian)"))
                : Optional.empty();
    }

    private static List<Load> loads(boolean quick) {
        String seconds = quick ? "3" : "8";
        double length = Double.parseDouble(seconds);
        Map<String, List<String>> arguments = new LinkedHashMap<>();
        for (String rate : quick ? List.of("5000", "40000") : List.of("5000", "10000", "20000", "40000")) {
            arguments.put("200 B at " + rate + "/s", List.of("small", rate, seconds, "200"));
        }
        for (String rate : quick ? List.of("400") : List.of("120", "400")) {
            arguments.put("640x480 rgb8 at " + rate + " fps", List.of("image", rate, seconds));
        }
        List<Load> loads = new ArrayList<>();
        arguments.forEach((name, each) -> loads.add(new Load(name, each, length, false)));
        String mixed = quick ? "8" : "25";
        loads.add(new Load("mixed robot, " + mixed + " s", List.of("mixed", mixed), Double.parseDouble(mixed), true));
        return loads;
    }

    private static List<Figure> figures(
            Load load, List<Run> ours, List<Run> theirs, Optional<Recorder> peer, double idle) {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure(load.name() + ": lost", "messages", ours, theirs, peer, Run::lost, Target.atMost(0)));
        figures.add(Figure.withTarget(
                load.name() + ": lost and not accounted for",
                "messages",
                series(ours, Run::unaccounted),
                Target.atMost(0)));
        figures.add(Figure.stated(
                load.name() + ": holes in the numbers",
                "holes",
                series(ours, run -> run.recorded().holes())));
        figures.add(stated(load.name() + ": CPU, start included", "s", ours, theirs, peer, Run::cpuSeconds));
        if (load.mixed()) {
            Series above = series(ours, run -> run.cpuSeconds() - idle);
            String name = load.name() + ": CPU above an idle start";
            figures.add(
                    load.seconds() >= 25
                            ? Figure.withTarget(name, "s", above, Target.atMost(MIXED_CPU_SECONDS))
                            : Figure.stated(name, "s", above));
        }
        figures.add(stated(load.name() + ": peak memory", "MB", ours, theirs, peer, Run::peakMegabytes));
        return figures;
    }

    private static Figure figure(
            String name,
            String unit,
            List<Run> ours,
            List<Run> theirs,
            Optional<Recorder> peer,
            ToDoubleFunction<Run> value,
            Target target) {
        return Figure.against(name, unit, series(ours, value), measured(theirs, peer, value), target);
    }

    private static Figure stated(
            String name,
            String unit,
            List<Run> ours,
            List<Run> theirs,
            Optional<Recorder> peer,
            ToDoubleFunction<Run> value) {
        return Figure.against(name, unit, series(ours, value), measured(theirs, peer, value));
    }

    private static Peer measured(List<Run> theirs, Optional<Recorder> peer, ToDoubleFunction<Run> value) {
        return peer.<Peer>map(it -> new Peer.Measured(it.name(), series(theirs, value)))
                .orElseGet(() -> new Peer.Absent("rosbag record", "not installed (Debian: python3-rosbag)"));
    }

    private static Series series(List<Run> runs, ToDoubleFunction<Run> value) {
        return Series.of(runs.stream().mapToDouble(value).toArray());
    }

    private static List<String> inputs(double idle) {
        return List.of(
                "a roscpp publisher (-O2, paced, header.seq or a number in each payload), the recorder and rosmaster share this"
                        + " machine, in a network namespace with loopback only; small messages have no queue limit at the"
                        + " publisher, images 60, the mixed robot's others 1000",
                "lost: messages sent (the publisher's count) less messages found by reading the recording to its end",
                "ours: ./robograde record with checksums, hash chain and loss ledger on; theirs: rosbag record -a",
                String.format(
                        java.util.Locale.ROOT,
                        "CPU: user and system time until half a second after the load; an idle start of ours takes %.2f s"
                                + " (%.0f s with nothing to record)",
                        idle,
                        IDLE_SECONDS),
                "the page cache takes the files; ours has them synced to the disk every 2 s besides",
                hashing());
    }

    /** Hashing is the largest cost of recording pictures, and depends on the CPU most. */
    private static String hashing() {
        byte[] block = new byte[1 << 20];
        ChainHash.Hasher hasher = ChainHash.BLAKE3.hasher();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 300; i++) {
            long from = System.nanoTime();
            hasher.update(block, 0, block.length);
            best = Math.min(best, System.nanoTime() - from);
        }
        return "the chain's hash (BLAKE3) here: " + Math.round(block.length * 1e3 / best) + " MB/s on one core";
    }

    private static List<String> notes(boolean quick, Optional<Recorder> peer) {
        List<String> notes = new ArrayList<>();
        if (quick) {
            notes.add("quick: inputs are too small for these figures to be quoted");
        }
        if (peer.isEmpty()) {
            notes.add("rosbag record is not installed here; ours was measured alone");
        }
        return notes;
    }
}

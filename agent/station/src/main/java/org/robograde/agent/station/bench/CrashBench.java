package org.robograde.agent.station.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.robograde.agent.evidence.bench.BenchReport;
import org.robograde.agent.evidence.bench.BenchSettings;
import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.evidence.bench.Figure;
import org.robograde.agent.evidence.bench.Machine;
import org.robograde.agent.evidence.bench.Peer;
import org.robograde.agent.evidence.bench.Series;
import org.robograde.agent.evidence.bench.Target;

/** What is left when a recorder is killed outright: its last milliseconds are missing, or everything is. */
public final class CrashBench implements Benchmark {
    private static final int REPEATS_MAX = 2;
    private static final double LOST_MILLIS = 250;

    private final Path home;

    /** @param home of the installed program */
    public CrashBench(Path home) {
        this.home = home;
    }

    @Override
    public BenchReport run(BenchSettings settings, DoubleConsumer progress) throws IOException, InterruptedException {
        Optional<String> missing = BenchField.missing();
        if (missing.isPresent()) {
            throw new IOException("needed on this machine: " + missing.get());
        }
        int seconds = settings.quick() ? 5 : 20;
        int repeats = settings.quick() ? 1 : Math.min(REPEATS_MAX, settings.repeats());
        List<Integer> rates = settings.quick() ? List.of(100, 10_000) : List.of(100, 1_000, 10_000);
        Path folder = Files.createTempDirectory(settings.folder(), "bench-crash");
        try (BenchField field = BenchField.open(folder)) {
            Recorder ours = new Recorder.Ours(home);
            Optional<Recorder> peer = RecordingBench.rosbag();
            Optional<McapCoreKill> mcapCore = McapCoreKill.in(field, settings.nodeModules());
            List<Figure> figures = new ArrayList<>();
            int done = 0;
            for (int rate : rates) {
                List<Kill> own = new ArrayList<>();
                List<Kill> theirs = new ArrayList<>();
                List<Kill> byMcapCore = new ArrayList<>();
                for (int i = 0; i < repeats; i++) {
                    own.add(kill(field, ours, rate, seconds));
                    if (peer.isPresent()) {
                        theirs.add(kill(field, peer.get(), rate, seconds));
                    }
                    if (mcapCore.isPresent()) {
                        byMcapCore.add(mcapCore.get().kill(rate, seconds));
                    }
                    progress.accept(++done / (double) (rates.size() * repeats));
                }
                String name = "100 B at " + rate + "/s";
                figures.addAll(figures(name, own, rosbag(theirs, peer)));
                figures.addAll(figures(name + ", beside @mcap/core", own, mcapCore(byMcapCore)));
            }
            return new BenchReport("crash", inputs(seconds), repeats, Machine.current(), figures, List.of());
        } finally {
            Run.remove(folder, "");
        }
    }

    private static Kill kill(BenchField field, Recorder recorder, int rate, int seconds)
            throws IOException, InterruptedException {
        Path target = field.folder().resolve("recording");
        Path stamps = field.folder().resolve("stamps");
        Process recording = field.start(recorder.command(target), "recorder");
        try {
            TimeUnit.MILLISECONDS.sleep(1500);
            Process publisher = field.startPublisher(
                    List.of("small", Integer.toString(rate), Integer.toString(seconds + 3), "100", stamps.toString()));
            awaitStart(field, publisher);
            TimeUnit.SECONDS.sleep(seconds);
            recording.destroyForcibly();
            Instant killed = Instant.now();
            recording.waitFor();
            field.await(publisher, seconds + 60L, "the publisher");
            long killedNanos = killed.getEpochSecond() * 1_000_000_000L + killed.getNano();
            LongBuffer sent = ByteBuffer.wrap(Files.readAllBytes(stamps))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asLongBuffer();
            long before = 0;
            while (before < sent.limit() && sent.get((int) before) <= killedNanos) {
                before++;
            }
            if (before == 0) {
                throw new IOException(
                        "the recorder was killed before the first message was sent; is this machine very busy?");
            }
            Recorded left = recorder.readAfterKill(target, field);
            long last = left.count() == 0 ? sent.get(0) : left.lastStampNanos();
            return new Kill(before, left.count(), Math.max(0, killedNanos - last) / 1e6);
        } finally {
            recording.destroyForcibly().waitFor();
            Run.remove(field.folder(), "recording");
            Files.deleteIfExists(stamps);
        }
    }

    private static void awaitStart(BenchField field, Process publisher) throws IOException, InterruptedException {
        while (!field.printed("publisher").contains("started")) {
            if (!publisher.isAlive()) {
                throw new IOException("the publisher ended before it began: "
                        + field.printed("publisher").strip());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static List<Figure> figures(String name, List<Kill> ours, Function<ToDoubleFunction<Kill>, Peer> peer) {
        return List.of(
                Figure.against(
                        name + ": lost before the kill",
                        "ms",
                        series(ours, Kill::lostMillis),
                        peer.apply(Kill::lostMillis),
                        Target.atMost(LOST_MILLIS)),
                Figure.against(
                        name + ": read back of those sent",
                        "%",
                        series(ours, Kill::percent),
                        peer.apply(Kill::percent)));
    }

    private static Function<ToDoubleFunction<Kill>, Peer> rosbag(List<Kill> kills, Optional<Recorder> peer) {
        return value -> peer.<Peer>map(
                        it -> new Peer.Measured(it.name() + ", then rosbag reindex", series(kills, value)))
                .orElseGet(() -> new Peer.Absent("rosbag record", "not installed (Debian: python3-rosbag)"));
    }

    private static Function<ToDoubleFunction<Kill>, Peer> mcapCore(List<Kill> kills) {
        return value -> kills.isEmpty()
                ? new Peer.Absent("@mcap/core", "its npm packages are not installed here; see --node-modules")
                : new Peer.Measured(McapCoreKill.NAME, series(kills, value));
    }

    private static Series series(List<Kill> kills, ToDoubleFunction<Kill> value) {
        return Series.of(kills.stream().mapToDouble(value).toArray());
    }

    private static List<String> inputs(int seconds) {
        return List.of(
                "a roscpp publisher sends 100-byte messages that carry their number and sending time; kill -9 of the recorder"
                        + " after " + seconds + " s",
                "lost before the kill: from the sending time of the last message that reads back to the kill, on one clock",
                "ours is read as it was left; rosbag's .bag.active after rosbag reindex, by its own reader; @mcap/core has no recorder for"
                        + " ROS and writes messages of its own making at the same rate, its readers take what it left");
    }
}

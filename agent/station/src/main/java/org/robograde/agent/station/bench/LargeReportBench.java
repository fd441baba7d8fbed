package org.robograde.agent.station.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.robograde.agent.evidence.bench.BenchReport;
import org.robograde.agent.evidence.bench.BenchSettings;
import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.evidence.bench.Figure;
import org.robograde.agent.evidence.bench.Machine;
import org.robograde.agent.evidence.bench.Series;
import org.robograde.agent.evidence.bench.Target;

/**
 * How long it takes from the start of a program until a recording far larger than its memory stands in a page as map and
 * timeline. Each time is that of a process of its own with a bounded heap.
 */
public final class LargeReportBench implements Benchmark {
    private static final long BYTES = 10_000_000_000L;
    private static final int QUICK = 50;
    private static final double TARGET_SECONDS = 2;
    private static final String HEAP = "-Xmx512m";
    private static final List<String> STARTED_LIKE_A_REPORT = List.of(
            "-Xshare:auto",
            "-Xlog:disable",
            "-XX:+UseParallelGC",
            "-XX:MetaspaceSize=128m",
            "-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=0.25",
            "-Djava.awt.headless=true");

    @Override
    public BenchReport run(BenchSettings settings, DoubleConsumer progress) throws IOException {
        long bytes = settings.quick() ? BYTES / QUICK : BYTES;
        int seconds = Math.toIntExact(bytes / GeneratedTrial.PICTURES_PER_SECOND / GeneratedTrial.PICTURE_BYTES) + 1;
        Path folder = Files.createTempDirectory(settings.folder(), "bench-large-report");
        try {
            Path bundle = GeneratedTrial.writeWithPictures(folder, seconds, done -> progress.accept(0.9 * done))
                    .folder();
            long written = Files.size(bundle.resolve("recording.mcap"));
            List<Double> whole = new ArrayList<>();
            List<Double> inside = new ArrayList<>();
            List<Double> peak = new ArrayList<>();
            for (int run = 0; run < settings.repeats(); run++) {
                long start = System.nanoTime();
                String[] printed = firstPage(bundle).split(" ", -1);
                whole.add((System.nanoTime() - start) / 1e9);
                inside.add(Double.parseDouble(printed[0]));
                peak.add(Double.parseDouble(printed[1]));
                progress.accept(0.9 + 0.1 * (run + 1) / settings.repeats());
            }
            return new BenchReport(
                    "report --large",
                    List.of(
                            written / 1_000_000 + " MB, " + seconds
                                    + " s: raw pictures 50 Hz, odometry 50 Hz, poses and laser 10 Hz",
                            "each run is a process with " + HEAP + "; the file may still be in the page cache"),
                    settings.repeats(),
                    Machine.current(),
                    List.of(
                            Figure.withTarget(
                                    "start to page with map and timeline",
                                    "s",
                                    new Series(whole),
                                    Target.atMost(TARGET_SECONDS)),
                            Figure.stated("of it: opening, reading, drawing", "s", new Series(inside)),
                            Figure.stated("heap, at most in use", "MB", new Series(peak))),
                    settings.quick() ? List.of("quick: the recording is not large") : List.of());
        } finally {
            ReportBench.delete(folder);
        }
    }

    private static String firstPage(Path bundle) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP));
        command.addAll(STARTED_LIKE_A_REPORT);
        String classPath = System.getProperty("java.class.path");
        Path archive = Path.of(classPath.split(File.pathSeparator, 2)[0]).resolveSibling("robograde.jsa");
        if (Files.exists(archive)) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        command.addAll(List.of("-cp", classPath, FirstPage.class.getName(), bundle.toString()));
        Process page = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(page.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (page.waitFor() != 0) {
                throw new IOException("drawing " + bundle + " failed; see above");
            }
        } catch (InterruptedException e) {
            page.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + bundle + " was drawn", e);
        }
        return printed.strip();
    }
}

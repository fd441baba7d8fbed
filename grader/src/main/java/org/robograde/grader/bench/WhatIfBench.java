package org.robograde.grader.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.robograde.agent.evidence.bench.BenchReport;
import org.robograde.agent.evidence.bench.BenchSettings;
import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.evidence.bench.Figure;
import org.robograde.agent.evidence.bench.Machine;
import org.robograde.agent.evidence.bench.Series;
import org.robograde.agent.evidence.bench.Target;
import org.robograde.grader.Grader;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.reading.RulebookReader;
import org.robograde.grader.whatif.MeasuredArchive;
import org.robograde.grader.whatif.UnitChange;
import org.robograde.grader.whatif.WhatIf;

/** How long a changed rulebook takes over an archive of ten thousand trials that were measured before. */
public final class WhatIfBench implements Benchmark {
    private static final int TRIALS = 10_000;
    private static final int TRIALS_QUICK = 400;
    private static final int TRIALS_EACH = 8;
    private static final double MOST_SECONDS = 60;

    private final Path rulebookFile;

    /** @param rulebookFile the old rulebook; the new one is made of it by tightening a limit */
    public WhatIfBench(Path rulebookFile) {
        this.rulebookFile = rulebookFile;
    }

    @Override
    public BenchReport run(BenchSettings settings, DoubleConsumer progress) throws IOException, InterruptedException {
        Rulebook before = Grader.rulebook(rulebookFile);
        Rulebook after = tightened();
        int trials = settings.quick() ? TRIALS_QUICK : TRIALS;
        Path folder = Files.createTempDirectory(settings.folder(), "bench-what-if");
        try {
            MeasuredArchive archive = Grader.archive(folder);
            new SyntheticArchive(before, 20_261_126L).write(folder, archive, trials / TRIALS_EACH, TRIALS_EACH);
            double[] seconds = new double[settings.repeats()];
            List<String> notes = new ArrayList<>(List.of(
                    "the archive is as after its first measuring; measuring a bundle of video and telemetry takes as long as"
                            + " grading it once, and is kept"));
            for (int repeat = 0; repeat < seconds.length; repeat++) {
                int round = repeat;
                long start = System.nanoTime();
                List<Path> bundles = archive.bundles();
                WhatIf.Outcome outcome = new WhatIf(before, after)
                        .over(
                                archive,
                                bundles,
                                2,
                                done -> progress.accept((round + done / (double) trials) / seconds.length));
                seconds[repeat] = (System.nanoTime() - start) / 1e9;
                check(outcome, trials);
                if (repeat == 0) {
                    notes.add(
                            outcome.units().stream().filter(UnitChange::changed).count() + " of "
                                    + outcome.units().size() + " units change level");
                }
            }
            return new BenchReport(
                    "what-if",
                    List.of(trials + " synthetic trials of " + trials / TRIALS_EACH
                            + " units, two rulebooks, 2 threads; from listing the folder to the table of changes"),
                    settings.repeats(),
                    Machine.current(),
                    List.of(Figure.withTarget("time", "s", Series.of(seconds), Target.atMost(MOST_SECONDS))),
                    notes);
        } finally {
            remove(folder);
        }
    }

    private static void check(WhatIf.Outcome outcome, int trials) {
        if (outcome.trials() != trials || outcome.measuredNow() != 0) {
            throw new IllegalStateException("of " + trials + " trials " + outcome.trials() + " were graded and "
                    + outcome.measuredNow() + " measured anew");
        }
    }

    /** The same rules under another edition, localisation asked for more strictly. */
    private Rulebook tightened() throws IOException {
        String text = Files.readString(rulebookFile)
                .replaceFirst("(?m)^edition: .*$", "edition: \"what-if\"")
                .replace("{1: 0.60, 2: 0.40, 3: 0.25, 4: 0.15", "{1: 0.25, 2: 0.20, 3: 0.15, 4: 0.10");
        return RulebookReader.read("what-if.yaml", text.getBytes(StandardCharsets.UTF_8), Grader.metrics());
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

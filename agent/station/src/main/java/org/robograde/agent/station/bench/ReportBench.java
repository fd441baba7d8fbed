package org.robograde.agent.station.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.robograde.reports.ReportRenderer;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.pages.Language;
import org.robograde.reports.pages.PageTemplate;
import org.robograde.reports.paper.PaperRenderer;

/** How long a large report takes: the first one of a program just started, and later ones. */
public final class ReportBench implements Benchmark {
    private static final int CLAUSES = 200;
    private static final int TRIALS = 10;
    private static final int QUICK = 5;
    private static final double TARGET_SECONDS = 5;

    /** A form of the report. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    @Override
    public BenchReport run(BenchSettings settings, DoubleConsumer progress) throws IOException {
        int clauses = settings.quick() ? CLAUSES / QUICK : CLAUSES;
        int trials = settings.quick() ? TRIALS / QUICK : TRIALS;
        ReportInput input = GeneratedReport.of(clauses, trials);
        Path folder = Files.createTempDirectory(settings.folder(), "robograde-bench-report");
        try {
            double first = seconds(() -> ReportRenderer.render(input, Language.BOTH, folder));
            progress.accept(0.3);
            double[] whole = new double[settings.repeats()];
            double[] page = new double[settings.repeats()];
            double[] paper = new double[settings.repeats()];
            for (int i = 0; i < whole.length; i++) {
                whole[i] = seconds(() -> ReportRenderer.render(input, Language.BOTH, folder));
                page[i] = seconds(() -> new PageTemplate(input, List.of()).page(Language.BOTH));
                paper[i] = seconds(() -> PaperRenderer.render(input, Language.BOTH, List.of(), List.of()));
                progress.accept(0.3 + 0.7 * (i + 1) / whole.length);
            }
            long bytes = Files.size(folder.resolve(ReportRenderer.PAPER));
            return new BenchReport(
                    "report",
                    List.of(clauses + " clauses at 5 levels, each with its axis; " + GeneratedReport.charts(trials)
                            + " charts more; both languages; " + trials + " trials"),
                    settings.repeats(),
                    Machine.current(),
                    List.of(
                            Figure.withTarget(
                                    "whole folder: 3 pages, PDF, JSON, tables; first after start",
                                    "s",
                                    Series.of(first),
                                    Target.atMost(TARGET_SECONDS)),
                            Figure.withTarget(
                                    "whole folder, later", "s", Series.of(whole), Target.atMost(TARGET_SECONDS)),
                            Figure.stated("bilingual page alone", "s", Series.of(page)),
                            Figure.stated("bilingual PDF alone", "s", Series.of(paper)),
                            Figure.stated("size of the PDF", "kB", Series.of(bytes / 1000.0))),
                    List.of("made-up findings; no camera frames"));
        } finally {
            delete(folder);
        }
    }

    private static double seconds(Work work) throws IOException {
        long from = System.nanoTime();
        work.run();
        return (System.nanoTime() - from) / 1e9;
    }

    static void delete(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(all::add);
        }
        Path[] deepestFirst = all.toArray(Path[]::new);
        Arrays.sort(deepestFirst, (a, b) -> b.compareTo(a));
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}

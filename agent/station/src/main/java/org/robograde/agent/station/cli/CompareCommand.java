package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.grading.GradeFolder;
import org.robograde.grader.compare.GradeComparison;
import org.robograde.grader.compare.GradeComparison.Significance;
import org.robograde.grader.grade.Grade;
import org.robograde.reports.ComparisonRenderer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Holds grades against the first one: several units, versions of one, or one before and after.",
            "Says clause by clause what differs, with an interval, and what is more than chance; a page and CSV."
        },
        footer = {"", "Example: ./robograde compare out/v1/grade out/v2/grade --out out/compare"})
final class CompareCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "GRADE_DIR",
            arity = "2..*",
            description = "folders that grade wrote; the first is the reference")
    private List<Path> given = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where page and tables go")
    private @Nullable Path out;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        List<Grade> grades = new ArrayList<>();
        for (Path folder : given) {
            GradeFolder stored = GradeFolder.in(folder)
                    .orElseThrow(() -> new CommandException(
                            ExitCode.BAD_INPUT, folder + ": there is no grade.json in this folder; run grade first"));
            stored.requireSignature();
            grades.add(stored.grade());
        }
        List<GradeComparison> comparisons = grades.stream()
                .skip(1)
                .map(other -> GradeComparison.of(grades.get(0), other))
                .toList();
        Path folder = Given.required(out);
        ComparisonRenderer.render(comparisons, folder);
        Console console = new Console(json);
        List<Map<String, Object>> documents = new ArrayList<>();
        for (GradeComparison comparison : comparisons) {
            long better = count(comparison, true);
            long worse = count(comparison, false);
            console.line(comparison.other().unitId() + " against "
                    + comparison.reference().unitId() + ": of " + comparison.compared()
                    + " clauses compared, " + better + " better and " + worse + " worse beyond chance");
            documents.add(Map.of(
                    "reference", comparison.reference().unitId(),
                    "other", comparison.other().unitId(),
                    "compared", comparison.compared(),
                    "better", better,
                    "worse", worse));
        }
        console.line("page: " + folder.resolve(ComparisonRenderer.PAGE));
        console.document(Map.of("page", folder.resolve(ComparisonRenderer.PAGE).toString(), "comparisons", documents));
        return ExitCode.DONE;
    }

    private static long count(GradeComparison comparison, boolean better) {
        return comparison.rows().stream()
                .filter(r -> r.significance() == Significance.ALONE || r.significance() == Significance.OVER_ALL)
                .filter(r -> r.better().filter(b -> b == better).isPresent())
                .count();
    }
}

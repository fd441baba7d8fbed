package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.station.grading.Grading;
import org.robograde.grader.grade.Grade;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "grade",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the bundles of one unit, judges every clause of a rulebook, and writes DIR/grade.json.",
            "The same bundles and rulebook give the same bytes, on any machine, in any order, with any number of threads."
        },
        footer = {
            "",
            "Example: ./robograde grade out/trials/* --out out/grade",
            "Exit code 3: graded, but at least one clause is inconclusive; its reason says what is missing."
        })
final class GradeCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "BUNDLE", description = "bundles of one unit")
    private List<Path> bundles = new ArrayList<>();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "folder for grade.json and what proves it")
    private @Nullable Path out;

    @Option(
            names = "--rulebook",
            defaultValue = "house-service",
            paramLabel = "FILE",
            description = "a rulebook's file, or the id of a shipped one (default: ${DEFAULT-VALUE})")
    private String rulebook = "house-service";

    @Option(
            names = "--threads",
            defaultValue = "2",
            description = "bundles measured at once (default: ${DEFAULT-VALUE})")
    private int threads = 2;

    @Option(
            names = "--despite-broken-seal",
            description = "measure what is left of damaged bundles; the grade is not signed (exit code 3)")
    private boolean despiteBrokenSeal;

    @Option(
            names = "--measurements",
            description =
                    "also print every measurement: value, expanded uncertainty, k, n, and its place in the evidence")
    private boolean measurements;

    @Option(names = "--json", description = "print the grade as JSON")
    private boolean json;

    @Override
    public Integer call() {
        if (threads < 1) {
            throw new CommandException(ExitCode.BAD_INPUT, "--threads must be 1 or more, not " + threads);
        }
        Console console = new Console(json);
        Path rules = Installation.fileOrShipped(rulebook, Installation.rulebook(rulebook));
        List<Evidence> evidence = Given.bundles(bundles);
        Grade grade = despiteBrokenSeal
                ? Grading.unsigned(evidence, rules, Given.required(out), threads)
                : Grading.grade(evidence, rules, Given.required(out), threads, SigningKey.ofUser());
        GradeText.print(console, grade);
        if (measurements) {
            MeasurementLines.print(console, grade);
        }
        console.line("written to " + Given.required(out).resolve("grade.json"));
        console.raw(org.robograde.grader.Grader.toJson(grade));
        if (despiteBrokenSeal) {
            console.remark("robograde: this grade is not signed and proves nothing: the seals were not looked at");
        }
        return Grading.complete(grade) && !despiteBrokenSeal ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
}

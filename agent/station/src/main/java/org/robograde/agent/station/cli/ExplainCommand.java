package org.robograde.agent.station.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.grading.GradeFolder;
import org.robograde.grader.explain.Explainer;
import org.robograde.grader.explain.Explanation;
import org.robograde.grader.explain.ExplanationText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Follows a grade from its level over element, clause, rule and measurement to the bytes of the evidence:",
            "channel, time span, and the chunk of the recording it lies in. Also tells how far each verdict is from another one,",
            "and which clause alone would raise the level."
        },
        footer = {
            "",
            "Example: ./robograde explain out/grade HS-D-2",
            "The grade's bundles are looked for where they were when it was given; without them the bytes are left out."
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "BUNDLE|GRADE_DIR",
            description = "a grade's folder, or a bundle that was graded")
    private @Nullable Path given;

    @Parameters(index = "1", arity = "0..1", paramLabel = "CLAUSE", description = "only this clause")
    private @Nullable String clause;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Console console = new Console(json);
        Path folder = Given.required(given);
        List<Explanation> explanations = new ArrayList<>();
        for (GradeFolder grade : grades(folder)) {
            Map<String, Path> bundles = new TreeMap<>(grade.bundlePlaces());
            bundles.values().removeIf(place -> !Files.isDirectory(place));
            Explanation explanation = new Explainer(grade.grade(), bundles).explain(Optional.ofNullable(clause));
            ExplanationText.of(explanation).forEach(console::line);
            explanations.add(explanation);
        }
        console.document(Map.of("explanations", explanations));
        return ExitCode.DONE;
    }

    private static List<GradeFolder> grades(Path folder) {
        Optional<GradeFolder> own = GradeFolder.in(folder);
        List<GradeFolder> grades = own.map(List::of).orElseGet(() -> GradeFolder.concerning(folder));
        if (grades.isEmpty()) {
            throw new CommandException(
                    ExitCode.BAD_INPUT,
                    folder + " holds no grade, and none that concerns it is near; grade it first:"
                            + " ./robograde grade " + folder + " --out out/grade");
        }
        return grades;
    }
}

package org.robograde.agent.station.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.grader.Grader;
import org.robograde.grader.rulebook.Issue;
import org.robograde.grader.rulebook.reading.EditionRecord;
import org.robograde.grader.rulebook.reading.RulebookReader;
import org.robograde.grader.rulebook.reading.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = {
            "Checks rulebooks whole, against the metrics, the scenarios and the record of editions, and tells every mistake",
            "with its line, a caret and what to do. A warning is worth a look; a mistake makes a rulebook unusable."
        },
        footer = {"", "Exit code 2: at least one mistake."})
final class RulebookLintCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "rulebooks, as files or ids of shipped ones")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--scenarios",
            paramLabel = "DIR",
            description = "scripts that may feed the clauses (default: those shipped)")
    private @Nullable Path scenarios;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Console console = new Console(json);
        Map<String, String> known = KnownScenarios.in(
                scenarios == null ? Installation.home().resolve("scenarios/scripts") : existing(scenarios));
        List<Map<String, Object>> documents = new ArrayList<>();
        int mistakes = 0;
        for (String given : files) {
            Path file = Installation.fileOrShipped(given, Installation.rulebook(given));
            EditionRecord editions = EditionRecord.in(RulebookReader.folderOf(file));
            RulebookReader.Reading reading = Grader.lint(file, new Surroundings(known, editions));
            reading.issues().forEach(issue -> console.line(issue.render(given).stripTrailing()));
            int errors = (int) reading.issues().stream()
                    .filter(i -> i.severity() == Issue.Severity.ERROR)
                    .count();
            mistakes += errors;
            console.line(given + ": " + summary(reading, errors));
            documents.add(document(given, reading));
        }
        console.document(Map.of("files", documents, "mistakes", mistakes));
        return mistakes == 0 ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }

    private static Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CommandException(ExitCode.BAD_INPUT, folder + ": no such folder of scenario scripts");
        }
        return folder;
    }

    private static String summary(RulebookReader.Reading reading, int errors) {
        int warnings = reading.issues().size() - errors;
        String counts = (errors == 0 ? "no mistake" : errors + (errors == 1 ? " mistake" : " mistakes"))
                + (warnings == 0 ? "" : ", " + warnings + (warnings == 1 ? " warning" : " warnings"));
        return reading.rulebook()
                .map(r -> counts + "; " + r.id() + " " + r.edition() + ", "
                        + r.clauses().size() + " clauses, SHA-256 "
                        + r.sha256().substring(0, 12)
                        + (r.isStructure() ? ", STRUCTURE ONLY: " + r.slots().size() + " empty places" : ""))
                .orElse(counts);
    }

    private static Map<String, Object> document(String given, RulebookReader.Reading reading) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", given);
        reading.rulebook().ifPresent(r -> {
            document.put("rulebook", r.id());
            document.put("edition", r.edition());
            document.put("sha256", r.sha256());
            document.put("clauses", r.clauses().size());
            document.put("emptyPlaces", r.slots().size());
        });
        document.put(
                "issues",
                reading.issues().stream()
                        .map(i -> Map.of(
                                "severity",
                                i.severity().name(),
                                "code",
                                i.code(),
                                "line",
                                i.line(),
                                "column",
                                i.column(),
                                "message",
                                i.message(),
                                "hint",
                                i.hint()))
                        .toList());
        return document;
    }
}

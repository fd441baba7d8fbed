package org.robograde.agent.station.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.station.grading.GradeFolder;
import org.robograde.agent.station.grading.ReportFolder;
import org.robograde.grader.grade.Grade;
import org.robograde.reports.input.LaboratoryStatement;
import org.robograde.reports.pages.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Renders a grade for people, in GRADE_DIR/report: index.html (English), zh.html (Chinese), both.html (side by side),",
            "report.pdf (PDF/A), report.json and CSV tables. Each page stands alone: no network, no script, no other file."
        },
        footer = {"", "Example: ./robograde report out/grade"})
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "GRADE_DIR", description = "the folder that grade wrote")
    private @Nullable Path given;

    @Option(names = "--out", paramLabel = "DIR", description = "another folder for the pages")
    private @Nullable Path out;

    @Option(
            names = "--language",
            paramLabel = "en|zh|both",
            defaultValue = "both",
            description = "of the PDF (default: ${DEFAULT-VALUE})")
    private String language = "both";

    @Option(
            names = "--laboratory",
            paramLabel = "FILE",
            description = "what the laboratory states: a YAML file, fields in reports/README.md")
    private @Nullable Path laboratory;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Path folder = Given.required(given);
        Console console = new Console(json);
        Language onPaper = Language.of(language)
                .orElseThrow(() ->
                        new CommandException(ExitCode.BAD_INPUT, "--language must be en, zh or both, not " + language));
        GradeFolder stored = GradeFolder.in(folder)
                .orElseThrow(() -> new CommandException(
                        ExitCode.BAD_INPUT, folder + ": there is no grade.json in this folder; run grade first"));
        stored.requireSignature();
        Grade grade = stored.grade();
        List<Evidence> bundles = new ArrayList<>();
        stored.bundlePlaces().forEach((hash, place) -> {
            if (!Files.isDirectory(place)) {
                console.remark("no pictures of the bundle that was at " + place + ": it is not there any more");
                return;
            }
            Evidence bundle = Evidence.open(place);
            if (bundle.manifestSha256().equals(hash)) {
                bundles.add(bundle);
            } else {
                console.remark("no pictures of " + place + ": it is not the bundle that was graded");
            }
        });
        Path page = ReportFolder.render(
                grade, bundles, statement(laboratory), onPaper, out == null ? folder.resolve("report") : out);
        console.line("report: " + page);
        console.document(Map.of("report", page.toString()));
        return ExitCode.DONE;
    }

    private static LaboratoryStatement statement(@Nullable Path file) {
        if (file == null) {
            return LaboratoryStatement.none();
        }
        try {
            return LaboratoryStatement.read(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new CommandException(ExitCode.BAD_INPUT, file + ": cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        }
    }
}

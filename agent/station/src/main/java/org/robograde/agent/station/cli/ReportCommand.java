package org.robograde.agent.station.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.station.grading.GradeFolder;
import org.robograde.agent.station.grading.ReportFolder;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.reports.input.LaboratoryStatement;
import org.robograde.reports.input.StatedField;
import org.robograde.reports.pages.Language;
import org.robograde.reports.signing.DocumentKey;
import org.robograde.reports.signing.ReportSigner;
import org.robograde.reports.signing.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Option(
            names = "--sign",
            paramLabel = "DIR",
            description = "sign JSON and PDF with the laboratory's keys in this folder; made on first use")
    private @Nullable Path sign;

    @Mixin
    private final TokenOptions token = new TokenOptions();

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
        String operator = stored.requireSignature();
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
                grade,
                bundles,
                statement(laboratory),
                onPaper,
                signer(operator),
                out == null ? folder.resolve("report") : out);
        console.line("report: " + page);
        console.document(Map.of("report", page.toString()));
        return ExitCode.DONE;
    }

    /** Who measured may not also answer for the report: two keys, two people. */
    private Optional<ReportSigner> signer(String operator) {
        if (sign == null) {
            return Optional.empty();
        }
        Path folder = sign;
        SigningKey key = SigningKey.in(folder);
        if (key.fingerprint().equals(operator)) {
            throw new CommandException(
                    ExitCode.BAD_INPUT,
                    folder + ": this key signed the grade as operator; sign the report with the laboratory's own key");
        }
        try {
            String holder = statement(laboratory)
                    .of(StatedField.LABORATORY)
                    .map(LocalizedText::en)
                    .orElse("a laboratory that is not named");
            DocumentKey documentKey = token.key(folder, Role.LABORATORY, holder);
            return Optional.of(new ReportSigner(key, documentKey, Instant.now()));
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        }
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

package org.robograde.agent.station.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.agent.station.grading.GradeFolder;
import org.robograde.agent.station.grading.GradeVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Proves, offline and from the bytes up, that a bundle is what was sealed and a grade is what its bundles give.",
            "Of a bundle: every file's hash, the chain of chunks, the signatures, and every grade kept with it, computed again.",
            "Of a grade's folder: its signature, its rulebook, the seal of every bundle, and the grade, computed again."
        },
        footer = {"", "Exit code 0: all of it holds. 1: something was changed; the lines marked CHANGED name it."})
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BUNDLE|GRADE_DIR", description = "a bundle, or the folder of a grade")
    private @Nullable Path given;

    @Option(names = "--grade", paramLabel = "DIR", description = "also check this grade of the bundle")
    private @Nullable Path grade;

    @Option(
            names = "--threads",
            defaultValue = "2",
            description = "bundles measured at once (default: ${DEFAULT-VALUE})")
    private int threads = 2;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Path folder = Given.required(given);
        if (threads < 1) {
            throw new CommandException(ExitCode.BAD_INPUT, "--threads must be 1 or more, not " + threads);
        }
        if (!Files.isDirectory(folder)) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, folder + ": no such folder; give a bundle's folder or a grade's");
        }
        Console console = new Console(json);
        Map<String, SealCheck> checks = new LinkedHashMap<>();
        GradeFolder.in(folder)
                .ifPresentOrElse(
                        own -> checks.put("grade " + folder, GradeVerification.of(own, threads)),
                        () -> bundle(folder, checks));
        if (grade != null) {
            Path other = grade;
            GradeFolder named = GradeFolder.in(other)
                    .orElseThrow(() -> new CommandException(
                            ExitCode.BAD_INPUT, other + ": there is no grade.json in this folder"));
            checks.put("grade " + other, GradeVerification.of(named, threads));
        }
        return report(console, folder, checks);
    }

    private void bundle(Path folder, Map<String, SealCheck> checks) {
        checks.put("bundle " + folder, SealCheck.of(folder));
        for (GradeFolder kept : GradeFolder.concerning(folder)) {
            checks.put("grade " + kept.folder(), GradeVerification.of(kept, threads));
        }
    }

    private static int report(Console console, Path folder, Map<String, SealCheck> checks) {
        boolean intact = checks.values().stream().allMatch(SealCheck::intact);
        List<Map<String, Object>> findings = new ArrayList<>();
        checks.forEach((what, check) -> {
            console.line(what);
            for (SealCheck.Finding finding : check.findings()) {
                console.line("  " + (finding.holds() ? "holds   " : "CHANGED ") + finding.subject() + ": "
                        + finding.message());
                findings.add(Map.of(
                        "of",
                        what,
                        "subject",
                        finding.subject(),
                        "holds",
                        finding.holds(),
                        "message",
                        finding.message()));
            }
        });
        console.line(intact ? "VERIFIED" : "NOT VERIFIED");
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("subject", folder.toString());
        document.put("intact", intact);
        document.put("findings", findings);
        console.document(document);
        return intact ? ExitCode.DONE : ExitCode.COULD_NOT;
    }
}

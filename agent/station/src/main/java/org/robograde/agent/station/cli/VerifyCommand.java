package org.robograde.agent.station.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.agent.station.grading.FileVerification;
import org.robograde.agent.station.grading.GradeFolder;
import org.robograde.agent.station.grading.GradeVerification;
import org.robograde.agent.station.grading.RegradeMatrix;
import org.robograde.agent.station.grading.Submission;
import org.robograde.agent.vision.Rederivation;
import org.robograde.reports.signing.TrustedKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Proves, offline and from the bytes up, that a bundle is what was sealed and a grade is what its bundles give.",
            "Of a bundle: every file's hash, the chain of chunks, the signatures, and every grade kept with it, computed again.",
            "Of a grade's folder: its signature, its rulebook, the seal of every bundle, and the grade, computed again.",
            "Of a report or certificate (JSON or PDF): its signature, the data inside, and the grade and evidence if they are at hand.",
            "Of a folder with a report, certificate, public copy or list of revocations: each of these; of a submission: as receive does."
        },
        footer = {"", "Exit code 0: all of it holds. 1: something does not; the lines marked FAILS name it."})
final class VerifyCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "BUNDLE|GRADE_DIR|FILE",
            description =
                    "a bundle, the folder of a grade, report or submission, or a report, certificate or list of revocations")
    private @Nullable Path given;

    @Option(names = "--grade", paramLabel = "DIR", description = "also check this grade of the bundle")
    private @Nullable Path grade;

    @Option(
            names = "--revocations",
            paramLabel = "FILE",
            description = "the certification body's list; default: revocations.json beside a certificate")
    private @Nullable Path revocations;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "your list of trusted keys (keys trust): also says whether who signed FILE is on it")
    private @Nullable Path trust;

    @Option(
            names = "--threads",
            defaultValue = "2",
            description = "bundles measured at once (default: ${DEFAULT-VALUE})")
    private int threads = 2;

    @Option(
            names = "--regrade",
            description = {
                "also compute each grade again " + RegradeMatrix.GRADES + " times as other machines would:",
                "3 locales, 3 time zones, 1, 2 and 8 threads, bundles shuffled, and under another Java if one is installed"
            })
    private boolean regrade;

    @Option(
            names = "--rederive",
            description = {
                "also derive the observations of each bundle again from its camera frames and laser scans,",
                "and hold them against those kept: the same bytes, or the same numbers within a stated tolerance"
            })
    private boolean rederive;

    @Option(names = "--other-java", paramLabel = "BIN", description = "the bin/java of another Java for --regrade")
    private @Nullable Path otherJava;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Path folder = Given.required(given);
        if (threads < 1) {
            throw new CommandException(ExitCode.BAD_INPUT, "--threads must be 1 or more, not " + threads);
        }
        Console console = new Console(json);
        Map<String, SealCheck> checks = new LinkedHashMap<>();
        if (Files.isRegularFile(folder)) {
            checks.putAll(files(List.of(folder)));
            return CheckLines.print(console, folder, checks);
        }
        if (!Files.isDirectory(folder)) {
            throw new CommandException(
                    ExitCode.BAD_INPUT,
                    folder
                            + ": no such file or folder; give a bundle, a folder of a grade, report or submission, a report or a certificate");
        }
        folder(folder, checks);
        if (grade != null) {
            Path other = grade;
            GradeFolder named = GradeFolder.in(other)
                    .orElseThrow(() -> new CommandException(
                            ExitCode.BAD_INPUT, other + ": there is no grade.json in this folder"));
            checks.put("grade " + other, GradeVerification.of(named, threads));
        }
        if (rederive) {
            rederive(console, folder, checks);
        }
        if (regrade) {
            regrade(console, folder, checks);
        }
        return CheckLines.print(console, folder, checks);
    }

    private void folder(Path folder, Map<String, SealCheck> checks) {
        Optional<GradeFolder> own = GradeFolder.in(folder);
        if (own.isPresent()) {
            checks.put("grade " + folder, GradeVerification.of(own.get(), threads));
            return;
        }
        if (Submission.isIn(folder)) {
            checks.putAll(Submission.check(folder, threads));
            return;
        }
        List<Path> signed = FileVerification.signedIn(folder);
        checks.putAll(files(signed));
        if (signed.isEmpty()) {
            bundle(folder, checks);
        }
    }

    private Map<String, SealCheck> files(List<Path> files) {
        return FileVerification.of(
                files, Optional.ofNullable(revocations), trusted(), LocalDate.now(ZoneOffset.UTC), threads);
    }

    /** Those of the bundle, or of all bundles of the grade that have frames. */
    private static void rederive(Console console, Path folder, Map<String, SealCheck> checks) {
        List<Path> bundles = GradeFolder.in(folder)
                .map(own -> own.bundlePlaces().values().stream().sorted().toList())
                .orElse(List.of(folder));
        int derived = 0;
        try (ProgressBar bar = console.progress("observations derived again", 100L * bundles.size())) {
            for (int i = 0; i < bundles.size(); i++) {
                Evidence evidence = Evidence.open(bundles.get(i));
                long done = 100L * i;
                if (bundles.size() == 1 || evidence.observationsSha256().isPresent()) {
                    checks.put(
                            "observations of " + bundles.get(i) + ", derived again",
                            Rederivation.of(evidence, part -> bar.stepTo(done + Math.round(100 * part))));
                    derived++;
                }
            }
        }
        if (derived == 0) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, folder + ": none of its bundles keeps observations to derive again");
        }
    }

    private Optional<TrustedKeys> trusted() {
        if (trust == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(TrustedKeys.read(Files.readAllBytes(trust)));
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_INPUT, trust + ": " + e.getMessage(), e);
        }
    }

    private void regrade(Console console, Path folder, Map<String, SealCheck> checks) {
        List<GradeFolder> grades =
                new ArrayList<>(GradeFolder.in(folder).map(List::of).orElseGet(() -> GradeFolder.concerning(folder)));
        if (grade != null) {
            GradeFolder.in(grade).ifPresent(grades::add);
        }
        if (grades.isEmpty()) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, folder + ": there is no grade here to compute again; grade it first");
        }
        // The second Java doubles it; whether there is one is known when the first is done.
        try (ProgressBar bar = console.progress("grades computed again", 2L * RegradeMatrix.GRADES * grades.size())) {
            for (GradeFolder each : grades) {
                checks.put(
                        "grade " + each.folder() + ", as other machines would compute it",
                        RegradeMatrix.of(each, RegradeMatrix.PLACES, Optional.ofNullable(otherJava), bar::stepBy));
            }
        } catch (IOException e) {
            throw new CommandException(ExitCode.COULD_NOT, "the grade cannot be computed again: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.COULD_NOT, "interrupted while computing the grade again", e);
        }
    }

    private void bundle(Path folder, Map<String, SealCheck> checks) {
        checks.put("bundle " + folder, SealCheck.of(folder));
        for (GradeFolder kept : GradeFolder.concerning(folder)) {
            checks.put("grade " + kept.folder(), GradeVerification.of(kept, threads));
        }
    }
}

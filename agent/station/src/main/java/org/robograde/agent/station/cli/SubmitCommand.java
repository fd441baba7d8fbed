package org.robograde.agent.station.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.station.grading.GradeFolder;
import org.robograde.agent.station.grading.Submission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = {
            "Packs what a maker hands to a test field or body: the unit's profile, its self-assessment and its bundles,",
            "signed; then checks the package as the body will with: receive."
        },
        footer = {
            "",
            "Example: ./robograde submit my-robot.yaml --grade out/grade --out submission",
            "Exit code 0: the body's check passes too. 1: it would not; the lines marked FAILS say why."
        })
final class SubmitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PROFILE", description = "the unit's profile, as the trials were recorded with it")
    private @Nullable Path given;

    @Option(
            names = "--grade",
            required = true,
            paramLabel = "DIR",
            description = "the self-assessment: a grade's folder")
    private @Nullable Path grade;

    @Option(names = "--key", paramLabel = "DIR", description = "the maker's key (default: this user's)")
    private @Nullable Path keys;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "the package; must not exist yet")
    private @Nullable Path out;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Path profile = Given.required(given);
        Path folder = Given.required(out);
        GradeFolder stored = GradeFolder.in(Given.required(grade))
                .orElseThrow(() -> new CommandException(
                        ExitCode.BAD_INPUT, grade + ": there is no grade.json in this folder; run grade first"));
        if (!Files.isRegularFile(profile)) {
            throw new CommandException(ExitCode.BAD_INPUT, profile + ": no such file; give the unit's profile");
        }
        if (Files.exists(folder)) {
            throw new CommandException(ExitCode.BAD_INPUT, folder + ": is there already; give a new folder");
        }
        stored.bundlePlaces().forEach((hash, place) -> {
            if (!Files.isDirectory(place)) {
                throw new CommandException(
                        ExitCode.BAD_INPUT,
                        place + ": a bundle of this grade is not there; put it back or grade again");
            }
        });
        Submission.write(profile, stored, keys == null ? SigningKey.ofUser() : SigningKey.in(keys), folder);
        return CheckLines.print(new Console(json), folder, Submission.check(folder, 2));
    }
}

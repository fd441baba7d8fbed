package org.robograde.agent.station.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.grading.Submission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "receive",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a maker's package, made by submit: every file, the profile, every bundle's seal,",
            "and the self-assessment, computed again. The maker's own submit prints the same lines."
        },
        footer = {"", "Example: ./robograde receive submission", "Exit code 0: all of it holds. 1: something does not."
        })
final class ReceiveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "a package that submit made")
    private @Nullable Path given;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Path folder = Given.required(given);
        if (!Files.isDirectory(folder)) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, folder + ": no such folder; give a package that submit made");
        }
        return CheckLines.print(new Console(json), folder, Submission.check(folder, 2));
    }
}

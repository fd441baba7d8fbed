package org.robograde.agent.station.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Everything about rulebooks, one command each. */
@Command(
        name = "rulebook",
        mixinStandardHelpOptions = true,
        description = "Checks, shows, compares and fills in rulebooks: standards as data.",
        subcommands = {
            RulebookLintCommand.class,
            RulebookShowCommand.class,
            RulebookDiffCommand.class,
            RulebookWhatIfCommand.class,
            RulebookFillCommand.class,
            RulebookRecordCommand.class,
        },
        footer = {"", "Example: ./robograde rulebook lint grader/rulebooks/*.yaml", "The format: grader/SPEC.md"})
final class RulebookCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }
}

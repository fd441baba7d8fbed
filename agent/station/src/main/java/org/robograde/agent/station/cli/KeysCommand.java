package org.robograde.agent.station.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = {
            "Makes, shows and rotates the keys of a role, and keeps the list of keys a reader trusts.",
            "Three roles, three keys: the operator seals, the laboratory signs reports, the certification body certifies."
        },
        subcommands = {
            KeysNewCommand.class,
            KeysShowCommand.class,
            KeysRotateCommand.class,
            KeysTokenCommand.class,
            KeysTrustCommand.class,
        })
final class KeysCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }
}

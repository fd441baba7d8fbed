package org.robograde.agent.station.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A camera's calibration, one command for each of its parts. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = {
            "Calibrates a field camera: its lens, where it hangs, or where it sits on an arm's wrist.",
            "Each result is a signed document with its day, how long it holds, and the covariance of every number."
        },
        subcommands = {
            CalibrateLensCommand.class,
            CalibratePlaceCommand.class,
            CalibrateHandEyeCommand.class,
            CalibrateShowCommand.class,
        },
        footer = {
            "",
            "Example: ./robograde calibrate lens --camera overhead --target chessboard --size 9x6 --spacing 0.025 photos/*.jpg"
        })
final class CalibrateCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }
}

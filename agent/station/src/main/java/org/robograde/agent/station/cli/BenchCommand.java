package org.robograde.agent.station.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks, one command each. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures this program against its peers, on this machine, in one run.",
            "States inputs, repeats, medians and spread, the peer's figure where the peer is installed, and whether the target is met."
        },
        subcommands = {
            BenchMcapCommand.class,
            BenchMetricsCommand.class,
            BenchRecordingCommand.class,
            BenchCrashCommand.class,
            BenchRiskCommand.class,
            BenchWhatIfCommand.class,
            BenchCoverageCommand.class,
            BenchAbilitiesCommand.class,
            BenchSafetyCommand.class,
            BenchLinkCommand.class,
            BenchReportCommand.class,
            BenchVisionCommand.class,
        },
        footer = {"", "Example: ./robograde bench mcap --quick"})
final class BenchCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }
}

package org.robograde.agent.station.cli;

import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.station.bench.CoverageBench;
import picocli.CommandLine.Command;

@Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        description = {
            "Whether intervals and expanded uncertainties cover the truth as often as they say, and plans and guard bands",
            "accept what they must not as seldom as they say. No peer: the truth is known."
        },
        footer = {"", "Example: ./robograde bench coverage --quick --json"})
final class BenchCoverageCommand extends MeasuringCommand {
    @Override
    Benchmark benchmark() {
        return new CoverageBench();
    }
}

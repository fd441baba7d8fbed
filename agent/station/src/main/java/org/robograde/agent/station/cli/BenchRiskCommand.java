package org.robograde.agent.station.cli;

import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.grader.bench.RiskBench;
import picocli.CommandLine.Command;

@Command(
        name = "risk",
        mixinStandardHelpOptions = true,
        description = {
            "How often a unit whose true value lies exactly at the limit passes, under each decision rule, by simulation.",
            "Nothing is timed; the draws are seeded."
        })
final class BenchRiskCommand extends MeasuringCommand {
    @Override
    Benchmark benchmark() {
        return new RiskBench();
    }
}

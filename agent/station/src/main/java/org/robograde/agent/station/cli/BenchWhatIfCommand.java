package org.robograde.agent.station.cli;

import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.grader.bench.WhatIfBench;
import picocli.CommandLine.Command;

@Command(
        name = "what-if",
        mixinStandardHelpOptions = true,
        description = {
            "How long a changed rulebook takes over an archive of 10,000 trials that were measured before, on two threads.",
            "Writes a synthetic archive and removes it."
        })
final class BenchWhatIfCommand extends MeasuringCommand {
    @Override
    Benchmark benchmark() {
        return new WhatIfBench(Installation.rulebook("house-service"));
    }
}

package org.robograde.agent.station.cli;

import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.station.bench.ReportBench;
import picocli.CommandLine.Command;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "How long a report of 200 clauses in both languages takes: the first after start, and later ones.")
final class BenchReportCommand extends MeasuringCommand {
    @Override
    Benchmark benchmark() {
        return new ReportBench();
    }
}

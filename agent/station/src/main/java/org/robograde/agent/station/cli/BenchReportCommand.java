package org.robograde.agent.station.cli;

import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.station.bench.LargeReportBench;
import org.robograde.agent.station.bench.ReportBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "How long a report of 200 clauses in both languages takes: the first after start, and later ones.")
final class BenchReportCommand extends MeasuringCommand {
    @Option(
            names = "--large",
            description = "instead: time until a recording of 10 GB, which is written for it, stands in a page")
    private boolean large;

    @Override
    Benchmark benchmark() {
        return large ? new LargeReportBench() : new ReportBench();
    }
}

package org.robograde.agent.station.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.station.bench.MetricsBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "metrics",
        mixinStandardHelpOptions = true,
        description = {
            "How fast trajectories are compared and trials graded anew, and what memory a trial's tracks hold however long it is.",
            "Peer: evo 1.36.5, by its published time. Inputs are generated; the longest trial takes 100 MB while it is measured."
        },
        footer = {"", "Example: ./robograde bench metrics --quick"})
final class BenchMetricsCommand extends MeasuringCommand {
    @Option(names = "--data", paramLabel = "DIR", description = "folder with evo's KITTI_00 files, to measure them too")
    private @Nullable Path data;

    @Override
    Benchmark benchmark() {
        if (data != null && !Files.exists(data.resolve("KITTI_00_gt.txt"))) {
            throw new CommandException(ExitCode.BAD_INPUT, data + ": there is no KITTI_00_gt.txt");
        }
        return new MetricsBench(Installation.rulebook("house-service"), Optional.ofNullable(data));
    }
}

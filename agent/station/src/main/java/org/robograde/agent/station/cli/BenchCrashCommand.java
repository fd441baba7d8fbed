package org.robograde.agent.station.cli;

import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.station.bench.CrashBench;
import picocli.CommandLine.Command;

@Command(
        name = "crash",
        mixinStandardHelpOptions = true,
        description = {
            "What reads back after the recorder was killed outright, at three rates.",
            "Peers: C++ rosbag record with rosbag reindex, and @mcap/core. Needs root, roscpp's headers and rosmaster."
        },
        footer = {"", "Example: ./robograde bench crash --quick"})
final class BenchCrashCommand extends MeasuringCommand {
    @Override
    Benchmark benchmark() {
        return new CrashBench(Installation.home());
    }
}

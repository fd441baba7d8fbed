package org.robograde.agent.station.cli;

import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.station.bench.RecordingBench;
import picocli.CommandLine.Command;

@Command(
        name = "recording",
        mixinStandardHelpOptions = true,
        description = {
            "Which loads are recorded without loss, and at what cost in CPU and memory: small messages, pictures, a whole robot.",
            "Peer: C++ rosbag record, in turn with ours. Needs root, roscpp's headers and rosmaster; writes up to 3 GB at a time."
        },
        footer = {
            "",
            "Example: ./robograde bench recording --quick",
            "At most 5 repeats are made; the full run takes 20 minutes."
        })
final class BenchRecordingCommand extends MeasuringCommand {
    @Override
    Benchmark benchmark() {
        return new RecordingBench(Installation.home());
    }
}

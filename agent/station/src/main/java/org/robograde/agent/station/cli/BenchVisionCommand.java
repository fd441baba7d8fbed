package org.robograde.agent.station.cli;

import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.station.bench.VisionBench;
import picocli.CommandLine.Command;

@Command(
        name = "vision",
        mixinStandardHelpOptions = true,
        description = {
            "Processor time per camera frame against OpenCV's bare calls on the same frames, and what an hour of video leaves in memory.",
            "Frames are of the simulated overhead camera, 1280x720."
        })
final class BenchVisionCommand extends MeasuringCommand {
    @Override
    Benchmark benchmark() {
        return new VisionBench();
    }
}

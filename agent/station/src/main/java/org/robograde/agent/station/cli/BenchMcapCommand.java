package org.robograde.agent.station.cli;

import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.evidence.bench.LargeMcapBench;
import org.robograde.agent.evidence.bench.McapBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "mcap",
        mixinStandardHelpOptions = true,
        description = {
            "How fast MCAP files are written (checksums and hash chain on) and read by their index, at four payload sizes.",
            "Peer: @mcap/core under Node, in turn with ours. Writes files of 256 MiB and removes them."
        },
        footer = {
            "",
            "Example: ./robograde bench mcap --node-modules ~/interop/node_modules --json",
            "The peer's packages are those of agent/evidence/src/test/interop/package.json."
        })
final class BenchMcapCommand extends MeasuringCommand {
    @Option(
            names = "--large",
            description = "instead: time to the first message of a file of 10 GB, which is written for it")
    private boolean large;

    @Override
    Benchmark benchmark() {
        return large ? new LargeMcapBench() : new McapBench();
    }
}

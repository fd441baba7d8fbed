package org.robograde.agent.station.cli;

import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.station.bench.LinkBench;
import picocli.CommandLine.Command;

@Command(
        name = "link",
        mixinStandardHelpOptions = true,
        description = {
            "Whether every reading of a far station arrives once and in order over a bad link, and how long the rest takes.",
            "CoAP on loopback through a relay: 0, 5, 20 and 50 % loss, outages of 2 s, a change of address."
        })
final class BenchLinkCommand extends MeasuringCommand {
    @Override
    Benchmark benchmark() {
        return new LinkBench();
    }
}

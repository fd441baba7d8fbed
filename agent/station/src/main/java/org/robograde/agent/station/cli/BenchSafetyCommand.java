package org.robograde.agent.station.cli;

import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.station.bench.SafetyBench;
import org.robograde.robots.units.UnitProfile;
import picocli.CommandLine.Command;

@Command(
        name = "safety",
        mixinStandardHelpOptions = true,
        description = {
            "How long it takes from a hazard until a unit's node has the stop in hand, over real sockets on loopback.",
            "The hazard comes over CoAP (emergency stop, limit), from a heartbeat that ends, or from the console."
        })
final class BenchSafetyCommand extends MeasuringCommand {
    @Override
    Benchmark benchmark() {
        return new SafetyBench(UnitProfile.load(Installation.profile("sim-service-replanner")));
    }
}

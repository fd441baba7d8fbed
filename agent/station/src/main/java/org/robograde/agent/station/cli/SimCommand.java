package org.robograde.agent.station.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.trial.FreeRunningTime;
import org.robograde.agent.station.trial.SimulatedUnit;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.units.UnitClass;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "sim",
        subcommands = SimInstrumentsCommand.class,
        mixinStandardHelpOptions = true,
        description = {
            "Starts a simulated service, industrial or surgical unit as real ROS nodes, with a master of its own, until interrupted.",
            "Simulated time runs at --speed times real time; with --speed 0 it waits for a station (run --link ...) to grant it."
        },
        footer = {
            "",
            "Example: ./robograde sim --ability SELF_RELIANT --port 11311",
            "         ./robograde sim --unit sim-surgical --ability ATTENTIVE --port 11311",
            "         then, elsewhere: ROS_MASTER_URI=http://127.0.0.1:11311 rostopic list"
        })
final class SimCommand implements Callable<Integer> {
    @Option(
            names = "--ability",
            defaultValue = "SELF_RELIANT",
            paramLabel = "ABILITY",
            description = "how it behaves: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Ability ability = Ability.SELF_RELIANT;

    @Option(
            names = "--site",
            paramLabel = "SITE",
            description =
                    "a site's file, or a shipped one (default: hotel-corridor, arm-cell or operating-table, by the unit's class)")
    private @Nullable String site;

    @Option(
            names = "--unit",
            defaultValue = "sim-service-replanner",
            paramLabel = "PROFILE",
            description = "its profile: a file, or a shipped one such as sim-industrial (default: ${DEFAULT-VALUE})")
    private String unit = "sim-service-replanner";

    @Option(
            names = "--port",
            defaultValue = "11311",
            description = "the master's port on 127.0.0.1 (default: ${DEFAULT-VALUE})")
    private int port = 11311;

    @Option(names = "--master", paramLabel = "URI", description = "join this ROS master instead of starting one")
    private @Nullable URI master;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "of everything random in it (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--speed",
            defaultValue = "1",
            description = "simulated seconds per second; 0: time is granted by a station (default: ${DEFAULT-VALUE})")
    private double speed = 1;

    @Option(names = "--seconds", paramLabel = "S", description = "stop after this many seconds of real time")
    private @Nullable Double seconds;

    @Option(names = "--no-camera", description = "without the field camera")
    private boolean noCamera;

    @Option(names = "--json", description = "print one JSON document when it is up")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Console console = new Console(json);
        Path profileFile = Installation.fileOrShipped(unit, Installation.profile(unit));
        UnitProfile profile = UnitProfile.load(profileFile);
        String where = site == null ? usualSite(profile.unitClass()) : site;
        Site field = Site.load(Installation.fileOrShipped(where, Installation.site(where)));
        try (SimulatedUnit simulated = master == null
                ? SimulatedUnit.start(profile, field, ability, !noCamera, seed, port)
                : SimulatedUnit.join(profile, field, ability, !noCamera, seed, master)) {
            console.line("a simulated unit is up; its ROS master: " + simulated.masterUri() + " (Ctrl-C ends it)");
            console.document(Map.of(
                    "master",
                    simulated.masterUri().toString(),
                    "link",
                    simulated.link().toString()));
            long nanos = seconds == null ? Long.MAX_VALUE : Math.round(seconds * 1e9);
            FreeRunningTime.run(simulated.link(), speed, nanos);
        }
        return ExitCode.DONE;
    }

    private static String usualSite(UnitClass unitClass) {
        return switch (unitClass) {
            case SERVICE -> "hotel-corridor";
            case INDUSTRIAL -> "arm-cell";
            case SURGICAL -> "operating-table";
        };
    }
}

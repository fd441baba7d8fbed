package org.robograde.agent.station.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.RobotLinks;
import org.robograde.robots.units.UnitCheck;
import org.robograde.robots.units.UnitFinding;
import org.robograde.robots.units.UnitProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Connects to a unit, compares what it offers with its profile, measures rates, and ends with a clear yes or no.",
            "Nothing is sent to the unit."
        },
        footer = {
            "",
            "Example: ./robograde check robots/units/profiles/template-service.yaml",
            "Exit code 0: the unit can be tested. 1: it cannot, or does not answer. 2: the profile itself has mistakes."
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PROFILE", description = "a unit profile's file, or the id of a shipped one")
    private @Nullable String given;

    @Option(
            names = "--link",
            paramLabel = "URL",
            description = "where the unit is: ros1://HOST:PORT of its ROS master,"
                    + " foxglove://HOST:PORT or rosbridge://HOST:PORT of its bridge")
    private @Nullable URI linkUrl;

    @Option(
            names = "--own-address",
            paramLabel = "HOST",
            description =
                    "at which a unit on another machine reaches this one (default: ROS_HOSTNAME, ROS_IP, or loopback)")
    private @Nullable String ownAddress;

    @Option(
            names = "--seconds",
            defaultValue = "3",
            description = "how long rates are measured (default: ${DEFAULT-VALUE})")
    private double seconds = 3;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Console console = new Console(json);
        if (!(seconds >= 0.5 && seconds <= 3600)) {
            throw new CommandException(ExitCode.BAD_INPUT, "--seconds must be from 0.5 to 3600, not " + seconds);
        }
        String name = Given.required(given);
        Path file = Installation.fileOrShipped(name, Installation.profile(name));
        UnitProfile unit = Given.linked(UnitProfile.load(file), linkUrl);
        UnitCheck.Report report;
        try (RobotLink link = RobotLinks.connect(unit.link(), "/robograde/check", Given.ownAddress(ownAddress))) {
            report = new UnitCheck(unit, link)
                    .run(
                            Duration.ofMillis(Math.round(seconds * 1000)),
                            Duration.ofSeconds(5),
                            UnitCheck.Passing.wallTime());
        }
        unit.interfaces().forEach((role, topic) -> {
            Double hz = report.measuredHz().get(role);
            console.line(String.format(
                    Locale.ROOT,
                    "  %-14s %-32s %s",
                    role,
                    topic.topic(),
                    hz == null ? "" : String.format(Locale.ROOT, "%.1f Hz", hz)));
        });
        for (UnitFinding finding : report.findings()) {
            console.line((finding.blocking() ? "PROBLEM " : "note    ") + finding.message());
        }
        console.line(
                report.fit() ? "YES: " + unit.id() + " can be tested" : "NO: " + unit.id() + " cannot be tested yet");
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("unit", unit.id());
        document.put("fit", report.fit());
        document.put("measuredHz", report.measuredHz());
        document.put(
                "findings",
                report.findings().stream()
                        .map(finding -> Map.of(
                                "kind", finding.kind().name(),
                                "blocking", finding.blocking(),
                                "topic", finding.topic(),
                                "message", finding.message()))
                        .toList());
        console.document(document);
        return report.fit() ? ExitCode.DONE : ExitCode.COULD_NOT;
    }
}

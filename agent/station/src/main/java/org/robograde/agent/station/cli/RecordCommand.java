package org.robograde.agent.station.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.station.recorder.PlainRecording;
import org.robograde.agent.station.trial.StopOnExit;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.RobotLinks;
import org.robograde.robots.units.UnitProfile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = {
            "Records what a robot sends, until told to stop (Ctrl-C) or for a while, and seals it as a bundle.",
            "Every topic is recorded, also those that appear later, unless --topics names some. Nothing is sent to the robot."
        },
        footer = {
            "",
            "Example: ./robograde record --link ros1://127.0.0.1:11311 --out corridor-1",
            "Exit code 0: recorded and sealed; what is missing, if anything, is stated. 1: the recording ended before it was told to."
        })
final class RecordCommand implements Callable<Integer> {
    @ArgGroup(exclusive = false, multiplicity = "1")
    private Robot robot = new Robot();

    /** Which robot; a profile also says how to reach it. */
    private static final class Robot {
        @Option(
                names = "--unit",
                paramLabel = "PROFILE",
                description = "a unit profile's file, or the id of a shipped one: its roles and rates are recorded too")
        private @Nullable String unit;

        @Option(
                names = "--link",
                paramLabel = "URL",
                description = "where the robot is: ros1://HOST:PORT of its ROS master,"
                        + " foxglove://HOST:PORT or rosbridge://HOST:PORT of its bridge")
        private @Nullable URI link;
    }

    @Option(
            names = "--topics",
            paramLabel = "TOPIC",
            split = ",",
            description = "record these only (default: all, without /rosout)")
    private List<String> topics = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "BUNDLE", description = "the bundle to make")
    private @Nullable Path out;

    @Option(names = "--duration", paramLabel = "S", description = "end after so many seconds")
    private @Nullable Double seconds;

    @Option(
            names = "--own-address",
            paramLabel = "HOST",
            description =
                    "at which a robot on another machine reaches this one (default: ROS_HOSTNAME, ROS_IP, or loopback)")
    private @Nullable String ownAddress;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        refuseNonsense();
        Console console = new Console(json);
        Optional<UnitProfile> unit = Optional.ofNullable(robot.unit).map(RecordCommand::profile);
        URI link = robot.link != null ? robot.link : unit.orElseThrow().link();
        SigningKey key = SigningKey.ofUser();
        StopOnExit guard = StopOnExit.ofThisThread();
        try (RobotLink reached = RobotLinks.connect(
                link, "/robograde/recorder_" + ProcessHandle.current().pid(), Given.ownAddress(ownAddress))) {
            PlainRecording recording = new PlainRecording(reached, unit, topics, "station " + RoboGrade.Version.text());
            ProgressLine line = new ProgressLine(console);
            Evidence sealed = recording.run(Given.required(out), seconds, key, line);
            line.end();
            report(console, sealed);
            return sealed.outcome().equals("completed") ? ExitCode.DONE : ExitCode.COULD_NOT;
        } finally {
            guard.release();
        }
    }

    private void refuseNonsense() {
        if (seconds != null && !(seconds > 0 && seconds < 1e7)) {
            throw new CommandException(ExitCode.BAD_INPUT, "--duration must be more than 0 seconds, not " + seconds);
        }
        for (String topic : topics) {
            if (!topic.startsWith("/")) {
                throw new CommandException(ExitCode.BAD_INPUT, "--topics: \"" + topic + "\" must begin with /");
            }
        }
    }

    private static UnitProfile profile(String name) {
        return UnitProfile.load(Installation.fileOrShipped(name, Installation.profile(name)));
    }

    private static void report(Console console, Evidence sealed) {
        long messages =
                sealed.counts().values().stream().mapToLong(Long::longValue).sum();
        console.line(sealed.folder() + ": " + sealed.outcome() + " (" + sealed.outcomeReason() + "), " + messages
                + " messages on " + sealed.counts().size() + " topics");
        sealed.damage().forEach(gap -> console.line("  " + Given.describe(gap)));
        sealed.notes().forEach(note -> console.line("  note: " + note));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bundle", sealed.folder().toString());
        document.put("outcome", sealed.outcome());
        document.put("reason", sealed.outcomeReason());
        document.put("manifestSha256", sealed.manifestSha256());
        document.put("counts", sealed.counts());
        document.put("damage", sealed.damage().stream().map(Given::describe).toList());
        document.put("notes", sealed.notes());
        console.document(document);
    }
}

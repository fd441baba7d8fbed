package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.BagExport;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.bag.ChunkPacking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a bundle's ROS messages as a ROS 1 bag (version 2.0), for rosbag info, rosbag play and other ROS tools.",
            "ROS 2 messages are converted where ROS 1 has the same type. What cannot go into a bag is named. The bundle's"
                    + " recording.mcap itself is an MCAP file that any MCAP reader opens; it needs no export."
        },
        footer = {"", "Example: ./robograde export out/trials/hotel-delivery-01 --out trial.bag --compression lz4"})
final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BUNDLE", description = "a bundle that run or import made")
    private @Nullable Path bundle;

    @Option(names = "--out", required = true, paramLabel = "FILE.bag", description = "file to make; must not exist")
    private @Nullable Path out;

    @Option(
            names = "--topics",
            split = ",",
            paramLabel = "TOPIC",
            description = "only these, separated by commas (default: all)")
    private Set<String> topics = Set.of();

    @Option(
            names = "--from",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "leave out what came before this time, counted from the first message")
    private double fromSeconds;

    @Option(
            names = "--to",
            paramLabel = "SECONDS",
            defaultValue = "Infinity",
            description = "leave out what came after this time, counted from the first message")
    private double toSeconds;

    @Option(
            names = "--compression",
            paramLabel = "NAME",
            defaultValue = "none",
            description = "none, bz2 or lz4 (default: ${DEFAULT-VALUE})")
    private String compression = "none";

    @Option(
            names = "--events-as-strings",
            description = "put the station's events and instrument readings in as std_msgs/String holding JSON")
    private boolean eventsAsStrings;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Path to = Given.required(out);
        BagExport.Choice choice =
                new BagExport.Choice(topics, fromSeconds, toSeconds, packing(compression), eventsAsStrings);
        Evidence evidence = Given.bundles(List.of(Given.required(bundle))).get(0);
        Console console = new Console(json);
        BagExport.Written written;
        try (ProgressBar bar = console.progress("export", 100)) {
            written = BagExport.export(evidence, to, choice, done -> bar.stepTo(Math.round(done * 100)));
        }
        long messages =
                written.counts().values().stream().mapToLong(Long::longValue).sum();
        console.line(String.format(
                Locale.ROOT,
                "%s: %,d messages on %d topics",
                to,
                messages,
                written.counts().size()));
        written.leftOut().forEach((topic, reason) -> console.line("  left out " + topic + ": " + reason));
        written.remarks().forEach(remark -> console.line("  " + remark));
        evidence.damage().forEach(gap -> console.line("  the bundle states: " + Given.describe(gap)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bag", to.toString());
        document.put("messages", messages);
        document.put("counts", written.counts());
        document.put("leftOut", written.leftOut());
        document.put("remarks", written.remarks());
        document.put("damage", evidence.damage().stream().map(Given::describe).toList());
        console.document(document);
        return ExitCode.DONE;
    }

    private static ChunkPacking packing(String name) {
        for (ChunkPacking packing : ChunkPacking.values()) {
            if (packing.label().equals(name)) {
                return packing;
            }
        }
        throw new CommandException(
                ExitCode.BAD_INPUT, "--compression " + name + " is not known; a bag can have none, bz2 or lz4");
    }
}

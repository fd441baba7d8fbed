package org.robograde.agent.station.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.Importer;
import org.robograde.agent.evidence.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Turns a recording made elsewhere into a sealed bundle.",
            "Reads ROS 1 .bag files (version 2.0; uncompressed, bz2, lz4) and .mcap files (uncompressed, lz4, zstd).",
            "What cannot be known about it (unit, site, scenario, clocks) is stated in the bundle as unknown."
        },
        footer = {"", "Example: ./robograde import drive.bag --out drive && ./robograde grade drive --out drive-grade"})
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the recording")
    private @Nullable Path file;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "BUNDLE",
            description = "folder to make; must not exist or be empty")
    private @Nullable Path out;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Path from = Given.required(file);
        Path to = Given.required(out);
        Console console = new Console(json);
        Evidence evidence;
        try (ProgressBar bar = console.progress("import", 100)) {
            evidence =
                    Importer.importRecording(from, to, SigningKey.ofUser(), done -> bar.stepTo(Math.round(done * 100)));
        }
        long messages =
                evidence.counts().values().stream().mapToLong(Long::longValue).sum();
        double seconds = (evidence.endNanos() - evidence.startNanos()) / 1e9;
        console.line(String.format(
                java.util.Locale.ROOT,
                "%s: %,d messages on %d topics, %.3f s, sealed as %s",
                to,
                messages,
                evidence.counts().size(),
                seconds,
                evidence.manifestSha256().substring(0, 16)));
        evidence.damage().forEach(gap -> console.line("  " + Given.describe(gap)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bundle", to.toString());
        document.put("manifestSha256", evidence.manifestSha256());
        document.put("messages", messages);
        document.put("durationSeconds", seconds);
        document.put("counts", evidence.counts());
        document.put("roles", evidence.roles());
        document.put("damage", evidence.damage().stream().map(Given::describe).toList());
        console.document(document);
        return ExitCode.DONE;
    }
}

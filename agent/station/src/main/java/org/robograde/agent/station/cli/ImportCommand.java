package org.robograde.agent.station.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.Importer;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.vision.feed.AviImport;
import org.robograde.agent.vision.feed.VideoImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Turns a recording made elsewhere into a sealed bundle.",
            "Reads ROS 1 .bag files (version 2.0; uncompressed, bz2, lz4; also .active and damaged ones), ROS 2 .db3 files and"
                    + " .mcap files (uncompressed, lz4, zstd), and folders with the parts of one recording, with or without"
                    + " metadata.yaml. Several files are taken as parts of one recording, in the order given.",
            "Also films (.avi with Motion-JPEG; H.264 in .mp4, .mkv and others, and rtsp://HOST/STREAM, in a build with the module agent/ffmpeg).",
            "Nothing is written where the recording lies. What cannot be known about it (unit, site, scenario, clocks), and what is"
                    + " missing or odd, is stated in the bundle."
        },
        footer = {"", "Example: ./robograde import drive.bag --out drive && ./robograde grade drive --out drive-grade"})
final class ImportCommand implements Callable<Integer> {
    private static final List<String> DECODED = List.of(".mp4", ".mkv", ".mov", ".h264", ".264", ".ts");

    @Parameters(paramLabel = "FILE_OR_FOLDER", arity = "1..*", description = "the recording, or its parts")
    private @Nullable List<String> recordings;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "BUNDLE",
            description = "folder to make; must not exist or be empty")
    private @Nullable Path out;

    @Option(
            names = "--camera",
            paramLabel = "ID",
            defaultValue = "overhead",
            description = "of a film: the site's name for its camera (default: ${DEFAULT-VALUE})")
    private String camera = "overhead";

    @Option(
            names = "--document",
            paramLabel = "FILE",
            description =
                    "of a film: site.yaml and unit.yaml, by which observe knows the camera and the unit; repeatable")
    private List<Path> documents = List.of();

    @Option(names = "--seconds", paramLabel = "N", description = "of a stream: for how long it is read")
    private @Nullable Integer seconds;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        List<String> from = Given.required(recordings);
        Path to = Given.required(out);
        Console console = new Console(json);
        Evidence evidence;
        try (ProgressBar bar = console.progress("import", 100)) {
            evidence = imported(from, to, bar);
        }
        long messages =
                evidence.counts().values().stream().mapToLong(Long::longValue).sum();
        double seconds = (evidence.endNanos() - evidence.startNanos()) / 1e9;
        console.line(String.format(
                Locale.ROOT,
                "%s: %,d messages on %d topics, %.3f s, sealed as %s",
                to,
                messages,
                evidence.counts().size(),
                seconds,
                evidence.manifestSha256().substring(0, 16)));
        evidence.damage().forEach(gap -> console.line("  " + Given.describe(gap)));
        evidence.notes().forEach(note -> console.line("  " + note));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bundle", to.toString());
        document.put("manifestSha256", evidence.manifestSha256());
        document.put("messages", messages);
        document.put("durationSeconds", seconds);
        document.put("counts", evidence.counts());
        document.put("roles", evidence.roles());
        document.put("damage", evidence.damage().stream().map(Given::describe).toList());
        document.put("notes", evidence.notes());
        console.document(document);
        return ExitCode.DONE;
    }

    private Evidence imported(List<String> from, Path to, ProgressBar bar) {
        SigningKey key = SigningKey.ofUser();
        String first = from.get(0).toLowerCase(Locale.ROOT);
        if (from.size() == 1 && first.endsWith(".avi")) {
            return AviImport.importFilm(Path.of(from.get(0)), camera, documents(), to, key);
        }
        boolean stream = first.startsWith("rtsp://");
        if (from.size() == 1 && (stream || DECODED.stream().anyMatch(first::endsWith))) {
            Optional<Duration> length = Optional.ofNullable(seconds).map(Duration::ofSeconds);
            if (stream && length.isEmpty()) {
                throw new CommandException(
                        ExitCode.BAD_INPUT, from.get(0) + ": a stream has no end; say for how long with --seconds");
            }
            return VideoImport.importVideo(from.get(0), length, camera, documents(), to, key);
        }
        return Importer.importRecordings(
                from.stream().map(Path::of).toList(), to, key, done -> bar.stepTo(Math.round(done * 100)));
    }

    private Map<String, byte[]> documents() {
        Map<String, byte[]> read = new LinkedHashMap<>();
        for (Path document : documents) {
            try {
                read.put(String.valueOf(document.getFileName()), Files.readAllBytes(document));
            } catch (IOException e) {
                throw new CommandException(ExitCode.BAD_INPUT, document + ": cannot be read");
            }
        }
        return read;
    }
}

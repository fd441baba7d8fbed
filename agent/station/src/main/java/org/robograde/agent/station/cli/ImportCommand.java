package org.robograde.agent.station.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.Importer;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.vision.feed.AviImport;
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
            "Nothing is written where the recording lies. What cannot be known about it (unit, site, scenario, clocks), and what is"
                    + " missing or odd, is stated in the bundle."
        },
        footer = {"", "Example: ./robograde import drive.bag --out drive && ./robograde grade drive --out drive-grade"})
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE_OR_FOLDER", arity = "1..*", description = "the recording, or its parts")
    private @Nullable List<Path> recordings;

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
            description = "of a film (.avi, Motion-JPEG): the site's name for its camera (default: ${DEFAULT-VALUE})")
    private String camera = "overhead";

    @Option(
            names = "--document",
            paramLabel = "FILE",
            description =
                    "of a film: site.yaml and unit.yaml, by which observe knows the camera and the unit; repeatable")
    private List<Path> documents = List.of();

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        List<Path> from = Given.required(recordings);
        Path to = Given.required(out);
        Console console = new Console(json);
        Evidence evidence;
        try (ProgressBar bar = console.progress("import", 100)) {
            evidence = film(from)
                    ? AviImport.importFilm(from.get(0), camera, documents(), to, SigningKey.ofUser())
                    : Importer.importRecordings(
                            from, to, SigningKey.ofUser(), done -> bar.stepTo(Math.round(done * 100)));
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

    private static boolean film(List<Path> from) {
        return from.size() == 1
                && String.valueOf(from.get(0).getFileName())
                        .toLowerCase(Locale.ROOT)
                        .endsWith(".avi");
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

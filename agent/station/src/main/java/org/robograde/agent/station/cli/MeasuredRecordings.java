package org.robograde.agent.station.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.Importer;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.grader.measure.PoseSource;
import org.robograde.grader.measure.RecordedPoses;

/** What {@code measure} is given, as files or as recordings; a foreign recording is imported to a folder that goes with the command. */
final class MeasuredRecordings implements AutoCloseable {
    private static final List<String> ENDINGS = List.of(".bag", ".bag.active", ".mcap", ".db3", ".zstd");

    private final Map<Path, Evidence> opened = new HashMap<>();
    private @Nullable Path work;

    PoseSource source(Path path, MeasureReadOptions.Reading how) {
        if (!Files.exists(path)) {
            throw new CommandException(ExitCode.BAD_INPUT, path + ": no such file or folder");
        }
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (!Files.isDirectory(path) && ENDINGS.stream().noneMatch(name::endsWith)) {
            return new PoseSource.OfFile(path, how.settings());
        }
        Evidence evidence = opened.computeIfAbsent(path.toAbsolutePath().normalize(), this::evidence);
        return new PoseSource.OfRecording(
                RecordedPoses.read(evidence, how.topic(), how.field(), how.frames(), how.stamps()));
    }

    private Evidence evidence(Path path) {
        if (Files.isDirectory(path) && Files.exists(path.resolve("recording.mcap"))) {
            return Evidence.open(path);
        }
        try {
            Path folder = folder();
            return Importer.importRecording(
                    path, folder.resolve("bundle-" + opened.size()), SigningKey.in(folder.resolve("key")), done -> {});
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder to import " + path + " to: " + e.getMessage(), e);
        }
    }

    private Path folder() throws IOException {
        if (work == null) {
            work = Files.createTempDirectory("robograde-measure");
        }
        return work;
    }

    @Override
    public void close() {
        if (work == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(work)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder " + work + " cannot be removed: " + e.getMessage(), e);
        }
    }
}

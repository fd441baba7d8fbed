package org.robograde.grader.whatif;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.robograde.grader.grade.MeasuredJson;
import org.robograde.grader.grade.MeasuredTrial;

/**
 * A folder of bundles with what was measured of each kept in {@value #KEPT} beside them. What is kept is found by the hash of the
 * bundle's manifest, which pins its recording, of its observations' end, which pins them, and of the metrics that measured: change
 * any of them and it is measured anew.
 */
public final class MeasuredArchive {
    /** Folder in the archive. */
    public static final String KEPT = ".robograde-measured";

    private static final int DEEPEST = 8;
    private static final int TAIL_BYTES = 4096;

    private final Path archive;
    private final Path kept;
    private final Function<Path, MeasuredTrial> measure;

    /**
     * @param metricsHash names the metrics and their versions
     * @param measure a bundle's folder to its measured trial: pure
     */
    public MeasuredArchive(Path archive, String metricsHash, Function<Path, MeasuredTrial> measure) {
        this.archive = archive;
        this.kept = archive.resolve(KEPT).resolve(metricsHash);
        this.measure = measure;
    }

    /** Folders of sealed bundles, at most eight deep, in order of path. */
    public List<Path> bundles() {
        try (Stream<Path> files = Files.find(
                archive,
                DEEPEST,
                (path, attributes) -> attributes.isRegularFile()
                        && path.endsWith("manifest.json")
                        && !path.startsWith(archive.resolve(KEPT)))) {
            return files.map(Path::getParent).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the archive " + archive, e);
        }
    }

    /** What this bundle was measured to, from what is kept or else by measuring it now. */
    public Measured measured(Path bundle) {
        Path file = kept.resolve(key(bundle) + ".json");
        Optional<MeasuredTrial> known = known(file);
        return known.map(trial -> new Measured(trial, true)).orElseGet(() -> {
            MeasuredTrial trial = measure.apply(bundle);
            put(file, trial);
            return new Measured(trial, false);
        });
    }

    /** Keeps a trial for a bundle, as after measuring it. */
    public void keep(Path bundle, MeasuredTrial trial) {
        put(kept.resolve(key(bundle) + ".json"), trial);
    }

    /** @param fromKept whether it had not to be measured now */
    public record Measured(MeasuredTrial trial, boolean fromKept) {}

    private static Optional<MeasuredTrial> known(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(MeasuredJson.read(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            // Half written or of an older program: measured again and replaced.
            return Optional.empty();
        }
    }

    /** Put in place whole, so that an interrupted run leaves nothing half. */
    private static void put(Path file, MeasuredTrial trial) {
        try {
            Files.createDirectories(file.getParent());
            Path part = file.resolveSibling(
                    file.getFileName() + "." + Thread.currentThread().getId() + ".part");
            Files.write(part, MeasuredJson.write(trial));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep measurements in " + file, e);
        }
    }

    private static String key(Path bundle) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(bundle.resolve("manifest.json")));
            Path observations = bundle.resolve("observations.mcap");
            if (Files.isRegularFile(observations)) {
                digest.update(tail(observations));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the bundle " + bundle, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The size and the last bytes: the file's summary, with the checksums of its chunks. */
    private static byte[] tail(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long size = open.length();
            byte[] end = new byte[(int) Math.min(TAIL_BYTES, size)];
            open.seek(size - end.length);
            open.readFully(end);
            byte[] number = Long.toString(size).getBytes(StandardCharsets.UTF_8);
            byte[] both = new byte[number.length + end.length];
            System.arraycopy(number, 0, both, 0, number.length);
            System.arraycopy(end, 0, both, number.length, end.length);
            return both;
        }
    }
}

package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.bag.BagException;
import org.robograde.agent.evidence.mcap.McapException;

/** Turns a recording made elsewhere into a sealed bundle, stating what is not known about it. */
public final class Importer {
    private static final double HASHING_SHARE = 0.1;

    private Importer() {}

    /**
     * The same recording gives the same bundle, byte for byte but for the signature's key.
     *
     * @param recording a ROS 1 {@code .bag} (V2.0; none, bz2, lz4) or an {@code .mcap} (none, lz4, zstd)
     * @param progress fraction done, 0 to 1
     * @throws EvidenceException if the file is none of these, empty or unreadable, or {@code folder} is not empty; nothing is left behind
     */
    public static Evidence importRecording(Path recording, Path folder, SigningKey key, DoubleConsumer progress) {
        try {
            RecordingKind kind = RecordingKind.of(recording);
            BundleFolder.refuseIfNotEmpty(folder);
            Path target = folder.toAbsolutePath().normalize();
            Path parent = target.getParent();
            if (parent == null) {
                throw new EvidenceException(folder + " cannot hold a bundle");
            }
            Files.createDirectories(parent);
            Path part = parent.resolve("." + target.getFileName() + ".importing-"
                    + ProcessHandle.current().pid() + "-" + System.nanoTime());
            try {
                carryOver(recording, kind, part, key, progress);
                Files.deleteIfExists(target);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                deleteTree(part);
            }
            progress.accept(1);
            return Evidence.open(folder);
        } catch (IOException e) {
            throw new EvidenceException(recording + " cannot be imported to " + folder + ": " + e, e);
        }
    }

    private static void carryOver(
            Path recording, RecordingKind kind, Path part, SigningKey key, DoubleConsumer progress) throws IOException {
        String name = String.valueOf(recording.getFileName());
        String sha256 = OpenedBundle.sha256(recording);
        progress.accept(HASHING_SHARE);
        TrialIdentity identity = new TrialIdentity(
                trialId(name),
                "unknown",
                "unknown",
                "unknown",
                "unknown",
                1,
                0,
                TimeBase.IMPORTED,
                "import " + name + " " + sha256);
        try (BundleWriter writer = BundleWriter.create(part, identity, false)) {
            ImportTarget target = new ImportTarget(writer);
            DoubleConsumer rest = fraction -> progress.accept(HASHING_SHARE + (1 - HASHING_SHARE) * fraction);
            switch (kind) {
                case ROS1_BAG -> BagImport.run(recording, target, rest);
                case MCAP -> McapImport.run(recording, target, rest);
            }
            target.seal("recorded elsewhere, imported from " + name, key);
        } catch (BagException | McapException e) {
            throw new EvidenceException(recording + " cannot be imported: it " + e.getMessage(), e);
        }
    }

    /** The file's name without its ending, in the letters an id may have. */
    private static String trialId(String name) {
        String stem = name.replaceFirst("\\.(bag|mcap)$", "").replaceAll("[^A-Za-z0-9._-]", "-");
        return stem.isEmpty() ? "imported" : stem;
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Turns a recording made elsewhere into a sealed bundle, stating what is not known about it. */
public final class Importer {
    private Importer() {}

    /** Imports one file or folder; see {@link #importRecordings}. */
    public static Evidence importRecording(Path recording, Path folder, SigningKey key, DoubleConsumer progress) {
        return importRecordings(List.of(recording), folder, key, progress);
    }

    /**
     * The same recording gives the same bundle, byte for byte but for the signature's key. Nothing is written where the
     * recording lies, and memory does not grow with its length.
     *
     * @param recordings ROS 1 {@code .bag} files (V2.0; none, bz2, lz4), ROS 2 {@code .db3} files, {@code .mcap} files (none,
     *     lz4, zstd), any of them packed as a whole with zstd; or folders with the parts of one recording, with or without
     *     {@code metadata.yaml}. Together they are one recording, in the order given
     * @param progress fraction done, 0 to 1
     * @throws EvidenceException if one is none of these, empty or unreadable, or {@code folder} is not empty; nothing is left
     *     behind
     */
    public static Evidence importRecordings(
            List<Path> recordings, Path folder, SigningKey key, DoubleConsumer progress) {
        try {
            RecordingParts parts = RecordingParts.of(recordings);
            BundleFolder.refuseIfNotEmpty(folder);
            Path target = folder.toAbsolutePath().normalize();
            Path parent = target.getParent();
            if (parent == null) {
                throw new EvidenceException(folder + " cannot hold a bundle");
            }
            Files.createDirectories(parent);
            String unique = target.getFileName() + ".importing-"
                    + ProcessHandle.current().pid() + "-" + System.nanoTime();
            Path part = parent.resolve("." + unique);
            Path work = parent.resolve("." + unique + "-work");
            try {
                new PartsImport(parts, work, progress).carryOver(part, key);
                Files.deleteIfExists(target);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                deleteTree(part);
                deleteTree(work);
            }
            progress.accept(1);
            return Evidence.open(folder);
        } catch (IOException e) {
            throw new EvidenceException(
                    recordings.get(0) + " cannot be imported to " + folder + ": " + e.getMessage() + " ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        }
    }

    static void deleteTree(Path tree) throws IOException {
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

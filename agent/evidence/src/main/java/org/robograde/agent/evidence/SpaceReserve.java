package org.robograde.agent.evidence;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Room kept on the disk while a bundle is written, so that a full disk never cuts a record and the bundle can always be
 * completed and sealed. It is a file of its own, given back when nothing else is left or when the bundle is sealed. It
 * holds noise: file systems that pack or share blocks would otherwise keep nothing.
 */
final class SpaceReserve {
    /** Enough for two open chunks, the ledger, and the summary and manifest of a quarter of an hour. */
    private static final long BYTES_MIN = 8L << 20;

    /** What one chunk takes in the summary and in the manifest, generously. */
    private static final long BYTES_PER_CHUNK = 512;

    private static final int STEP = 1 << 20;

    private final Path file;
    private long size;
    private boolean released;

    private SpaceReserve(Path file) {
        this.file = file;
    }

    /** @throws IOException if the disk has not even this much room: then nothing should be recorded on it */
    static SpaceReserve claim(Path folder) throws IOException {
        SpaceReserve reserve = new SpaceReserve(folder.resolve(BundleFolder.RESERVE));
        try {
            reserve.growTo(BYTES_MIN);
        } catch (IOException e) {
            reserve.release();
            throw new IOException(
                    "there is no room for " + (BYTES_MIN >> 20) + " MiB, which a recording needs to be completed: "
                            + e.getMessage(),
                    e);
        }
        return reserve;
    }

    /** Keeps enough for the summary and manifest of so many chunks, and for two open chunks with messages of this size. */
    synchronized void cover(long chunks, long largestMessage) throws IOException {
        long wanted = BYTES_MIN + chunks * BYTES_PER_CHUNK + 2 * largestMessage;
        if (!released && wanted > size) {
            growTo(wanted + (wanted >> 2));
        }
    }

    private synchronized void growTo(long bytes) throws IOException {
        byte[] noise = new byte[STEP];
        new SplittableRandom(size).nextBytes(noise);
        try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
            while (size < bytes) {
                out.write(noise);
                size += noise.length;
            }
        }
    }

    /** Gives the room back; true if there was some to give. */
    synchronized boolean release() {
        if (released) {
            return false;
        }
        released = true;
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            return false;
        }
    }

    synchronized boolean isReleased() {
        return released;
    }
}

package org.robograde.agent.evidence.mcap;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/**
 * Tells a file that is being written from one whose writer died: a lock that the operating system takes off when the
 * writing process ends, however it ends. It lies on a byte that no file has, so that no reader is ever held up by it.
 */
public final class LiveMark {
    private static final long PLACE = Long.MAX_VALUE - 1;

    private LiveMark() {}

    /** Marks the file until the stream is closed. Where the file system has no locks there is no mark. */
    static void set(FileOutputStream out) {
        try {
            out.getChannel().tryLock(PLACE, 1, false);
        } catch (IOException | OverlappingFileLockException e) {
            // Recording is worth more than the mark.
        }
    }

    /** Whether a writer, in this process or another, has the file open now. */
    public static boolean isSet(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
                FileLock lock = file.getChannel().tryLock(PLACE, 1, false)) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }
}

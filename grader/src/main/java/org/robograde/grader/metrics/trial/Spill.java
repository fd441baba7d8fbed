package org.robograde.grader.metrics.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a growing column that goes to a temporary file; the file has no name any more once the column is read. */
final class Spill {
    /** 128 MiB of numbers to a mapping. */
    static final int SEGMENT_SHIFT = 24;

    static final int SEGMENT_MASK = (1 << SEGMENT_SHIFT) - 1;
    private static final int BUFFER_BYTES = 1 << 16;

    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private @Nullable FileChannel file;

    void add(long bits) {
        if (!buffer.hasRemaining()) {
            write();
        }
        buffer.putLong(bits);
    }

    /** Everything added so far, mapped. Nothing can be added after it. */
    List<LongBuffer> mapped() {
        write();
        List<LongBuffer> segments = new ArrayList<>();
        try (FileChannel open = file()) {
            long bytes = open.size();
            long segment = (long) Long.BYTES << SEGMENT_SHIFT;
            for (long from = 0; from < bytes; from += segment) {
                segments.add(open.map(FileChannel.MapMode.READ_ONLY, from, Math.min(segment, bytes - from))
                        .asLongBuffer());
            }
        } catch (IOException e) {
            throw full(e);
        }
        return segments;
    }

    private void write() {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                file().write(buffer);
            }
        } catch (IOException e) {
            throw full(e);
        }
        buffer.clear();
    }

    private FileChannel file() throws IOException {
        FileChannel open = file;
        if (open == null) {
            Path path = Files.createTempFile("robograde-track", ".bin");
            open = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            file = open;
        }
        return open;
    }

    private static UncheckedIOException full(IOException e) {
        return new UncheckedIOException(
                "a long recording needs the temporary folder (java.io.tmpdir) to be measured: " + e.getMessage(), e);
    }
}

package org.robograde.agent.station.forward;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Records one after the other in a file that only grows; what was appended is on disk when the call returns. A record that a crash cut off at the end
 * is taken away when the file is opened: it was never said to be there. Not thread-safe; one process at a time.
 */
final class RecordFile implements AutoCloseable {
    private static final int HEAD_BYTES = 8;

    private final Path path;
    private final FileChannel channel;
    private long end;

    private RecordFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @throws IOException if the file cannot be read or written, or another process has it */
    static RecordFile open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            // Held until the channel is closed.
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new IOException(file + " is in use by another process");
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException(file + " is in use by this program already", e);
        }
        return new RecordFile(file, channel);
    }

    /**
     * Reads what is there; to be called once, before anything is appended.
     *
     * @param found told of every record, and where it lies
     */
    void scan(BiConsumer<Long, StoredRecord> found) throws IOException {
        long size = channel.size();
        while (end < size) {
            try {
                StoredRecord record = read(end);
                found.accept(end, record);
                end += record.size();
            } catch (StoredRecord.MalformedException | EOFException e) {
                channel.truncate(end);
                channel.force(true);
                return;
            }
        }
    }

    StoredRecord read(long at) throws IOException, StoredRecord.MalformedException {
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
        fill(head, at);
        int length = head.getInt(0);
        if (length < 0 || length > 2 * StoredRecord.PAYLOAD_BYTES_MAX) {
            throw new StoredRecord.MalformedException("a record says that it is " + length + " bytes long");
        }
        ByteBuffer whole = ByteBuffer.allocate(HEAD_BYTES + length);
        fill(whole, at);
        return StoredRecord.decode(whole.flip());
    }

    private void fill(ByteBuffer into, long at) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into, at + into.position()) < 0) {
                throw new EOFException("the file ends within a record");
            }
        }
    }

    /**
     * All of them, or none if this throws.
     *
     * @return where the first one lies; the others follow it
     */
    long append(List<StoredRecord> records) throws IOException {
        long at = end;
        try {
            for (StoredRecord record : records) {
                ByteBuffer bytes = record.encode();
                while (bytes.hasRemaining()) {
                    channel.write(bytes, end + record.size() - bytes.remaining());
                }
                end += record.size();
            }
        } catch (IOException e) {
            // What got through of it would be taken for the beginning of the next one.
            end = at;
            channel.truncate(at);
            throw e;
        }
        return at;
    }

    void force() throws IOException {
        channel.force(false);
    }

    long size() {
        return end;
    }

    Path path() {
        return path;
    }

    void clear() throws IOException {
        channel.truncate(0);
        channel.force(true);
        end = 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

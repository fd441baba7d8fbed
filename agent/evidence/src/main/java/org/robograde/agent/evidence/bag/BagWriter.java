package org.robograde.agent.evidence.bag;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a ROS 1 bag of version 2.0, chunked and indexed, as http://wiki.ros.org/Bags/Format/2.0 describes it. Holds one
 * chunk, and 28 bytes and more per chunk written, in memory. A bag that is not {@link #finish finished} has no index.
 */
public final class BagWriter implements Closeable {
    /** As large as ROS's own recorders make them. */
    static final int CHUNK_BYTES = 768 << 10;

    /** The first record is padded to this, so that it can be written anew at the end. */
    private static final int HEAD_BYTES = 4096;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private record WrittenChunk(long offset, long firstNanos, long lastNanos, Map<Integer, Integer> counts) {}

    private final Path path;
    private final OutputStream out;
    private final ChunkPacking packing;
    private final Map<Integer, byte[]> connections = new LinkedHashMap<>();
    private final Map<Integer, Boolean> inAnyChunk = new TreeMap<>();
    private final List<WrittenChunk> chunks = new ArrayList<>();
    private long position;

    private ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    private final Map<Integer, ByteArrayOutputStream> index = new TreeMap<>();
    private long chunkFirstNanos;
    private long chunkLastNanos;

    private BagWriter(Path path, ChunkPacking packing) throws IOException {
        this.path = path;
        this.packing = packing;
        out = new BufferedOutputStream(
                Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 20);
        write(BagFile.MAGIC.getBytes(StandardCharsets.US_ASCII));
        write(head(0));
    }

    /** @throws java.nio.file.FileAlreadyExistsException if there is something at this place */
    public static BagWriter create(Path path, ChunkPacking packing) throws IOException {
        return new BagWriter(path, packing);
    }

    /** Registers a connection; its id must be new. */
    public void connection(BagConnection connection) {
        byte[] own = RecordBytes.fields()
                .text("topic", connection.topic())
                .text("type", connection.type())
                .text("md5sum", connection.md5())
                .text("message_definition", connection.definition())
                .textUnlessEmpty("callerid", connection.callerId())
                .textUnlessEmpty("latching", connection.latching() ? "1" : "")
                .toBytes();
        byte[] header = RecordBytes.fields()
                .u32("conn", connection.id())
                .op(RecordBytes.CONNECTION)
                .text("topic", connection.topic())
                .toBytes();
        if (connections.putIfAbsent(connection.id(), RecordBytes.record(header, own)) != null) {
            throw new IllegalArgumentException("connection " + connection.id() + " is registered already");
        }
    }

    /**
     * Appends one message.
     *
     * @param receivedNanos since 1970 or since the clock began; a bag holds whole seconds in 32 bits
     * @throws BagException if the time cannot be written in a bag
     */
    public void message(int connectionId, long receivedNanos, ByteBuffer payload) throws IOException {
        if (receivedNanos < 0 || receivedNanos / NANOS_PER_SECOND > 0xFFFFFFFFL) {
            throw new BagException("cannot hold the time " + receivedNanos + " ns; it goes from 0 to 2^32 seconds");
        }
        byte[] definition = connections.get(connectionId);
        if (definition == null) {
            throw new IllegalArgumentException("connection " + connectionId + " is not registered");
        }
        if (inAnyChunk.putIfAbsent(connectionId, true) == null) {
            chunk.writeBytes(definition);
        }
        if (index.isEmpty()) {
            chunkFirstNanos = receivedNanos;
            chunkLastNanos = receivedNanos;
        }
        chunkFirstNanos = Math.min(chunkFirstNanos, receivedNanos);
        chunkLastNanos = Math.max(chunkLastNanos, receivedNanos);
        byte[] time = RecordBytes.time(receivedNanos);
        ByteArrayOutputStream entries = index.computeIfAbsent(connectionId, any -> new ByteArrayOutputStream());
        entries.writeBytes(time);
        entries.writeBytes(RecordBytes.u32(chunk.size()));
        byte[] bytes = new byte[payload.remaining()];
        payload.get(payload.position(), bytes);
        byte[] header = RecordBytes.fields()
                .u32("conn", connectionId)
                .op(RecordBytes.MESSAGE)
                .bytes("time", time)
                .toBytes();
        chunk.writeBytes(RecordBytes.record(header, bytes));
        if (chunk.size() >= CHUNK_BYTES) {
            closeChunk();
        }
    }

    /** Writes the index and closes the file. */
    public void finish() throws IOException {
        if (chunk.size() > 0) {
            closeChunk();
        }
        long indexAt = position;
        for (byte[] connection : connections.values()) {
            write(connection);
        }
        for (WrittenChunk written : chunks) {
            write(chunkInfo(written));
        }
        out.close();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(BagFile.MAGIC.length());
            file.write(head(indexAt));
        }
    }

    /** Without {@link #finish} leaves a bag without index. */
    @Override
    public void close() throws IOException {
        out.close();
    }

    private void closeChunk() throws IOException {
        byte[] records = chunk.toByteArray();
        // A chunk of one picture may be large; its room is not kept.
        chunk = new ByteArrayOutputStream();
        long offset = position;
        byte[] header = RecordBytes.fields()
                .text("compression", packing.label())
                .op(RecordBytes.CHUNK)
                .u32("size", records.length)
                .toBytes();
        write(RecordBytes.record(header, packing.pack(records)));
        Map<Integer, Integer> counts = new TreeMap<>();
        for (Map.Entry<Integer, ByteArrayOutputStream> entry : index.entrySet()) {
            byte[] entries = entry.getValue().toByteArray();
            int count = entries.length / RecordBytes.INDEX_ENTRY;
            counts.put(entry.getKey(), count);
            byte[] indexHeader = RecordBytes.fields()
                    .u32("conn", entry.getKey())
                    .u32("count", count)
                    .op(RecordBytes.INDEX_DATA)
                    .u32("ver", 1)
                    .toBytes();
            write(RecordBytes.record(indexHeader, entries));
        }
        index.clear();
        chunks.add(new WrittenChunk(offset, chunkFirstNanos, chunkLastNanos, counts));
    }

    private static byte[] chunkInfo(WrittenChunk chunk) {
        ByteArrayOutputStream counts = new ByteArrayOutputStream();
        chunk.counts().forEach((connection, count) -> {
            counts.writeBytes(RecordBytes.u32(connection));
            counts.writeBytes(RecordBytes.u32(count));
        });
        byte[] header = RecordBytes.fields()
                .u64("chunk_pos", chunk.offset())
                .u32("count", chunk.counts().size())
                .bytes("end_time", RecordBytes.time(chunk.lastNanos()))
                .op(RecordBytes.CHUNK_INFO)
                .bytes("start_time", RecordBytes.time(chunk.firstNanos()))
                .u32("ver", 1)
                .toBytes();
        return RecordBytes.record(header, counts.toByteArray());
    }

    private byte[] head(long indexAt) {
        byte[] header = RecordBytes.fields()
                .u32("chunk_count", chunks.size())
                .u32("conn_count", connections.size())
                .u64("index_pos", indexAt)
                .op(RecordBytes.BAG_HEADER)
                .toBytes();
        byte[] padding = new byte[HEAD_BYTES - header.length - 2 * Integer.BYTES];
        java.util.Arrays.fill(padding, (byte) ' ');
        return RecordBytes.record(header, padding);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }
}

package org.robograde.agent.evidence.mcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Writes one MCAP file from its start to its end. Not thread-safe; the caller holds the lock and decides when a chunk has
 * been open long enough.
 *
 * <p>Two chunks are open side by side: small messages go to a packed one, payloads of {@link #BULK_BYTES} and more to one
 * that is stored as it is. Camera frames are already JPEG, and packing raw ones costs more time than a recorder has; and
 * a reader that wants odometry never has to step over pictures. The price is that neighbouring chunks overlap in time.
 *
 * <p>Schemas and channels stand between the chunks, not in them, so that a damaged chunk never takes the meaning of the
 * others with it. After each chunk a metadata record {@link #CHAIN} holds the link of the hash chain up to there. A chunk
 * is hashed on another thread while the caller fills the next one; its link is written before anything else is, or with
 * {@link #flush}, so that the bytes are the same as if it had been hashed at once.
 */
public final class McapWriter implements Closeable {
    /** Name of the metadata record that carries the hash chain. */
    public static final String CHAIN = "robograde.chain";

    /** A chunk is closed when its unpacked records reach this size. */
    public static final int CHUNK_BYTES = 1 << 20;

    /** Payloads from this size on go to chunks that are not packed. */
    public static final int BULK_BYTES = 16 << 10;

    private final ChainedFile file;
    private final Packing packing;
    private final RecordBytes scratch = new RecordBytes(1 << 16);
    private final ChunkBuilder small = new ChunkBuilder(CHUNK_BYTES);
    private final ChunkBuilder bulk = new ChunkBuilder(CHUNK_BYTES);
    private final SummaryBuilder summary = new SummaryBuilder();
    private @Nullable UnlinkedChunk unlinked;
    private volatile long chunkCount;
    private volatile int largestMessage;

    /** A chunk that is in the file while its link is not yet. */
    private record UnlinkedChunk(long firstLogTime, long lastLogTime, long latestNanos) {}

    private McapWriter(ChainedFile file, Compression compression) {
        this.file = file;
        packing = new Packing(compression);
    }

    /** @param compression of chunks with small messages */
    public static McapWriter create(Path path, Compression compression, String profile, String library)
            throws IOException {
        return create(path, compression, profile, library, ChainHash.BLAKE3);
    }

    /** With the chain that an older recorder would have written. */
    static McapWriter create(Path path, Compression compression, String profile, String library, ChainHash hash)
            throws IOException {
        McapWriter writer = new McapWriter(new ChainedFile(path, hash), compression);
        byte[] magic = Opcode.magic();
        writer.scratch.bytes(magic, 0, magic.length);
        RecordEncoder.header(writer.scratch, new McapRecord.Header(profile, library));
        writer.file.drain(writer.scratch);
        return writer;
    }

    /** @param moreRoom asked in the middle of a record when the disk takes no more; true if it made room to go on */
    public void onFull(BooleanSupplier moreRoom) {
        file.onFull(moreRoom);
    }

    /** Bytes in the file. */
    public long position() {
        return file.position();
    }

    /** Chunks in the file; any thread may ask. */
    public long chunkCount() {
        return chunkCount;
    }

    /** Bytes of the largest message so far; any thread may ask. */
    public int largestMessage() {
        return largestMessage;
    }

    /** Writes a schema and returns its id, from 1. */
    public int schema(String name, String encoding, byte[] content) throws IOException {
        link();
        McapRecord.Schema schema = summary.addSchema(name, encoding, content);
        RecordEncoder.schema(scratch, schema);
        file.drain(scratch);
        return schema.id();
    }

    /** Writes a channel and returns its id, from 1; {@code schemaId} 0 means it has no schema. */
    public int channel(int schemaId, String topic, String messageEncoding, SortedMap<String, String> metadata)
            throws IOException {
        link();
        McapRecord.Channel channel = summary.addChannel(schemaId, topic, messageEncoding, metadata);
        RecordEncoder.channel(scratch, channel);
        file.drain(scratch);
        return channel.id();
    }

    /** @param monotonicNanos the caller's monotonic clock, for {@link #oldestOpenNanos} */
    public void message(
            int channelId, long sequence, long logTime, long publishTime, ByteBuffer payload, long monotonicNanos)
            throws IOException {
        ChunkBuilder chunk = payload.remaining() >= BULK_BYTES ? bulk : small;
        if (payload.remaining() > largestMessage) {
            largestMessage = payload.remaining();
        }
        chunk.add(channelId, sequence, logTime, publishTime, payload, monotonicNanos);
        if (chunk.isFull()) {
            close(chunk);
        }
    }

    /** Writes a metadata record at once. */
    public void metadata(String name, SortedMap<String, String> entries) throws IOException {
        link();
        writeMetadata(name, entries);
    }

    private void writeMetadata(String name, SortedMap<String, String> entries) throws IOException {
        McapRecord.Metadata metadata = new McapRecord.Metadata(name, entries);
        RecordEncoder.metadata(scratch, metadata);
        summary.addMetadata(new McapRecord.MetadataIndex(file.position(), scratch.length(), name));
        file.drain(scratch);
    }

    public void attachment(long logTime, long createTime, String name, String mediaType, byte[] content)
            throws IOException {
        link();
        RecordEncoder.attachment(scratch, logTime, createTime, name, mediaType, ByteBuffer.wrap(content));
        summary.addAttachment(new McapRecord.AttachmentIndex(
                file.position(), scratch.length(), logTime, createTime, content.length, name, mediaType));
        file.drain(scratch);
    }

    /**
     * Monotonic time at which the oldest message not yet in the file was added, or since when a chunk there has no link;
     * {@link Long#MAX_VALUE} if there is neither.
     */
    public long oldestOpenNanos() {
        long oldest = unlinked == null ? Long.MAX_VALUE : unlinked.latestNanos();
        for (ChunkBuilder chunk : List.of(small, bulk)) {
            oldest = chunk.isEmpty() ? oldest : Math.min(oldest, chunk.openedAtNanos());
        }
        return oldest;
    }

    /** Closes both open chunks, so that all messages are in the file, and the links of all chunks. */
    public void flush() throws IOException {
        close(small);
        close(bulk);
        link();
    }

    /** See {@link ChainedFile#sync()}; may run beside the other methods. */
    public void sync() throws IOException {
        file.sync();
    }

    /**
     * Completes the file and waits until it is on the disk: open chunks, data end, summary, footer. Returns all segments, the
     * last one ending with the file.
     */
    public List<Segment> finish() throws IOException {
        complete();
        file.sync();
        file.close();
        return file.chain().segments();
    }

    /** As {@link #finish}, but leaves it to the operating system when the file reaches the disk. */
    public List<Segment> finishUnsynced() throws IOException {
        complete();
        file.close();
        return file.chain().segments();
    }

    private void complete() throws IOException {
        flush();
        RecordEncoder.dataEnd(scratch, new McapRecord.DataEnd(file.crc()));
        file.drain(scratch);
        summary.encode(scratch, file.position());
        byte[] magic = Opcode.magic();
        scratch.bytes(magic, 0, magic.length);
        file.drain(scratch);
        file.chain().close(file.position(), 0, 0);
    }

    /** Messages, channels and times so far. */
    public McapRecord.Statistics statistics() {
        return summary.statistics();
    }

    /** Stops without completing: what was closed stays readable. */
    @Override
    public void close() throws IOException {
        file.close();
    }

    private void close(ChunkBuilder chunk) throws IOException {
        if (chunk.isEmpty()) {
            return;
        }
        RecordBytes records = chunk.records();
        CRC32 crc = new CRC32();
        crc.update(records.array(), 0, records.length());
        Packing.Packed packed = chunk == bulk ? Packing.asItIs(records) : packing.pack(records);
        int packedSize = packed.records().remaining();
        link();
        long chunkOffset = file.position();
        McapRecord.Chunk head = new McapRecord.Chunk(
                chunk.firstLogTime(),
                chunk.lastLogTime(),
                records.length(),
                (int) crc.getValue(),
                packed.compression().label(),
                ByteBuffer.allocate(0));
        RecordEncoder.chunkHead(scratch, head, packedSize);
        file.drain(scratch);
        long endOfChunk = file.position() + packedSize;
        SortedMap<Integer, Long> indexOffsets = encodeIndex(chunk, endOfChunk);
        file.writeLasting(packed.records().array(), packedSize, chunk.indexRecords());
        summary.addChunk(chunk, head, chunkOffset, endOfChunk, packedSize, indexOffsets);
        unlinked = new UnlinkedChunk(chunk.firstLogTime(), chunk.lastLogTime(), chunk.latestNanos());
        chunk.clear();
    }

    /** Writes the link of the chunk that was written last, if it is missing. */
    private void link() throws IOException {
        UnlinkedChunk chunk = unlinked;
        if (chunk != null) {
            unlinked = null;
            Segment segment = file.chain().close(file.position(), chunk.firstLogTime(), chunk.lastLogTime());
            writeMetadata(CHAIN, ChainLink.entries(segment));
            chunkCount = segment.number();
        }
    }

    /** Message indexes for a file in which they begin at {@code from}; returns where each channel's is. */
    private static SortedMap<Integer, Long> encodeIndex(ChunkBuilder chunk, long from) {
        RecordBytes out = chunk.indexRecords();
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        chunk.index().forEach((channelId, entries) -> {
            offsets.put(channelId, from + out.length());
            RecordEncoder.messageIndex(out, channelId, entries.timesAndOffsets(), entries.length());
        });
        return offsets;
    }
}

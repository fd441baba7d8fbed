package org.robograde.agent.evidence.bag;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.robograde.agent.evidence.mcap.FileBytes;
import org.robograde.agent.evidence.mcap.McapException;

/**
 * One run over a bag, record by record. The index at its end is used for what it knows of chunks that turn out damaged
 * and of where the next one starts; a bag without one is read just the same.
 */
public final class BagFile {
    /** The line every bag of this version starts with. */
    public static final String MAGIC = "#ROSBAG V2.0\n";

    private static final int HEADER_MAX = 64 << 20;

    /** Of one damaged stretch, more are only counted. */
    private static final int OPEN_DAMAGE_MAX = 100;

    private final FileBytes file;
    private final BagListener listener;
    private final Set<Integer> connections = new HashSet<>();
    private final BagIndex index;
    private long lastChunk;
    private final List<String> openDamage = new ArrayList<>();
    private long openDamageMore;
    private long damagedFromNanos;
    private long lastNanos;

    private BagFile(FileBytes file, BagListener listener) throws IOException {
        this.file = file;
        this.listener = listener;
        index = BagIndex.read(file);
    }

    /**
     * Reads it all.
     *
     * @return whether the bag has an index; one that a recorder never finished has none
     * @throws BagException if this is no bag of version 2.0, or an encrypted one
     */
    public static boolean read(Path path, BagListener listener) throws IOException {
        try (FileBytes file = new FileBytes(path)) {
            byte[] magic = file.copy(0, Math.min(MAGIC.length(), file.size()));
            if (!new String(magic, StandardCharsets.US_ASCII).equals(MAGIC)) {
                throw new BagException("is no ROS 1 bag of version 2.0");
            }
            BagFile bag = new BagFile(file, listener);
            if (!bag.index.encryptor().isEmpty()) {
                throw new BagException(
                        "is encrypted (" + bag.index.encryptor() + "); decrypt it first: rosbag decrypt");
            }
            bag.index.connections().forEach(bag::take);
            bag.walk();
            bag.closeDamage(Math.max(bag.lastNanos, bag.index.lastNanos()));
            return bag.index.present();
        }
    }

    private void walk() throws IOException {
        long at = MAGIC.length();
        long end = index.present() ? index.offset() : file.size();
        while (at < end) {
            try {
                at = record(at, end);
                listener.progress((double) at / file.size());
            } catch (BagException | McapException e) {
                at = skipDamage(at, e);
                if (at < 0) {
                    return;
                }
            }
        }
    }

    /** States the damage and returns where the next chunk begins that was not tried yet, -1 if there is none. */
    private long skipDamage(long at, RuntimeException cause) throws IOException {
        BagIndex.ChunkInfo lost = BagIndex.ChunkInfo.UNKNOWN;
        if (index.chunkAfter(lastChunk) == at) {
            lastChunk = at;
            lost = index.chunk(at);
        }
        // Only ever forward: an index may name places that were read already, and reading there again would never end.
        long next = index.hasChunks() ? index.chunkAfter(Math.max(lastChunk, at)) : ChunkSearch.next(file, at + 1);
        damage(
                lost,
                "record at byte " + at + ": " + cause.getMessage()
                        + (next < 0 ? "; nothing behind it can be read" : "; reading went on at byte " + next));
        return next;
    }

    /** Takes the record here and returns where the next one starts. */
    private long record(long at, long end) throws IOException {
        if (index.hasChunks()) {
            RecordHeader header = BagRecord.header(file, at, end, HEADER_MAX);
            // Some old recorders wrote a wrong length here; the index at the end knows where the next chunk really is.
            if (header.op() == RecordBytes.INDEX_DATA && !BagRecord.lengthHolds(file, at, end, header)) {
                long next = index.chunkAfter(Math.max(lastChunk, at));
                return next >= 0 ? next : end;
            }
        }
        BagRecord record = BagRecord.at(file, at, end, HEADER_MAX);
        switch (record.header().op()) {
            case RecordBytes.CHUNK -> {
                lastChunk = at;
                if (!index.present() && UnfinishedChunk.is(record)) {
                    return unfinished(at, record, end);
                }
                chunk(at, record);
            }
            case RecordBytes.CONNECTION ->
                take(BagIndex.connection(record.header(), file.view(record.dataOffset(), record.dataLength())));
            case RecordBytes.MESSAGE -> message(record.header(), file.view(record.dataOffset(), record.dataLength()));
            default -> {
                // the bag's head, index data, chunk infos: BagIndex has read what is needed of them
            }
        }
        return record.end();
    }

    private void chunk(long at, BagRecord record) throws IOException {
        ByteBuffer records;
        try {
            records = ChunkContent.unpack(record.header(), file.copy(record.dataOffset(), record.dataLength()));
        } catch (BagException | McapException e) {
            damagedChunk(at, e);
            return;
        }
        try {
            for (int from = 0; from < records.limit(); ) {
                BagRecord inner = BagRecord.at(records, from);
                takeInner(inner.header(), records.slice((int) inner.dataOffset(), (int) inner.dataLength()));
                from = (int) inner.end();
            }
        } catch (BagException e) {
            damage(BagIndex.ChunkInfo.UNKNOWN, "chunk at byte " + at + ", from here on: " + e.getMessage());
        }
    }

    private void takeInner(RecordHeader header, ByteBuffer content) {
        switch (header.op()) {
            case RecordBytes.CONNECTION -> take(BagIndex.connection(header, content));
            case RecordBytes.MESSAGE -> message(header, content);
            default -> {
                // nothing else belongs into a chunk
            }
        }
    }

    /** A recorder that died had not yet written how long its last chunk is: read on as far as its records go. */
    private long unfinished(long at, BagRecord record, long end) throws IOException {
        if (record.header().text("compression").equals("none")) {
            // Its records stand in the file as if there were no chunk.
            return record.end();
        }
        String stopped = UnfinishedChunk.read(file, record, end, this::takeInner);
        damage(
                BagIndex.ChunkInfo.UNKNOWN,
                "chunk at byte " + at + " was never finished by its recorder: " + stopped
                        + "; what came before was read");
        return end;
    }

    private void damagedChunk(long at, RuntimeException cause) {
        damage(index.chunk(at), "chunk at byte " + at + " cannot be read: " + cause.getMessage());
    }

    /** Damage of unknown extent reaches from the last message before it to the next one that can be read. */
    private void damage(BagIndex.ChunkInfo lost, String reason) {
        if (lost.messages() >= 0) {
            listener.damage(lost.messages(), lost.firstNanos(), lost.lastNanos(), reason);
            return;
        }
        if (openDamage.isEmpty()) {
            damagedFromNanos = lastNanos;
        }
        if (openDamage.size() < OPEN_DAMAGE_MAX) {
            openDamage.add(reason);
        } else {
            openDamageMore++;
        }
    }

    private void closeDamage(long toNanos) {
        // Before the first message there is no time to begin with.
        long from = damagedFromNanos == 0 ? toNanos : Math.min(damagedFromNanos, toNanos);
        openDamage.forEach(reason -> listener.damage(-1, from, Math.max(damagedFromNanos, toNanos), reason));
        if (openDamageMore > 0) {
            listener.damage(
                    -1,
                    from,
                    Math.max(damagedFromNanos, toNanos),
                    openDamageMore + " more records there cannot be read");
        }
        openDamage.clear();
        openDamageMore = 0;
    }

    private void take(BagConnection connection) {
        if (connections.add(connection.id())) {
            listener.connection(connection);
        }
    }

    private void message(RecordHeader header, ByteBuffer content) {
        int connection = header.u32("conn");
        if (!connections.contains(connection)) {
            throw new BagException("a message belongs to connection " + connection + ", which the bag does not define");
        }
        long receivedNanos = header.time("time");
        closeDamage(receivedNanos);
        lastNanos = receivedNanos;
        listener.message(connection, lastNanos, content);
    }
}

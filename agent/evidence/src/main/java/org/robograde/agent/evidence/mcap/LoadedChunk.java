package org.robograde.agent.evidence.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/** A chunk's unpacked records, checked and indexed: everything needed to hand out its messages one by one. */
final class LoadedChunk {
    private static final int MESSAGE_HEAD = 2 + 4 + 8 + 8;

    private final ByteBuffer records;
    private int[] offsets = new int[64];
    private int[] ends = new int[64];
    private int count;

    /** @param records from position to limit; payloads handed out are read-only views of it */
    private LoadedChunk(ByteBuffer records) {
        this.records = records.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads, unpacks, checks and indexes.
     *
     * @param definitions gets the schemas and channels met on the way
     * @throws McapException if anything about it is damaged
     */
    static LoadedChunk load(FileBytes file, ChunkRef ref, Consumer<McapRecord> definitions) throws IOException {
        LoadedChunk chunk = new LoadedChunk(
                ref.run()
                        ? ByteBuffer.wrap(file.copy(ref.offset(), ref.length()))
                        : unpack(file, ref.offset(), ref.length()));
        chunk.index(definitions);
        return chunk;
    }

    private static ByteBuffer unpack(FileBytes file, long offset, long length) throws IOException {
        byte[] record = file.copy(offset, length);
        ByteBuffer head = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        if (length < Opcode.PREFIX_BYTES
                || head.get() != Opcode.CHUNK
                || head.getLong() != length - Opcode.PREFIX_BYTES) {
            throw new McapException("there is no chunk record of " + length + " bytes here");
        }
        McapRecord.Chunk chunk = (McapRecord.Chunk) RecordDecoder.decode(Opcode.CHUNK, head);
        int packedFrom = record.length - head.remaining() + packedOffset(chunk);
        ByteBuffer records = Compression.of(chunk.compression())
                .unpackInPlace(record, packedFrom, chunk.packed().remaining(), chunk.unpackedSize());
        if (chunk.unpackedCrc() != 0) {
            CRC32 crc = new CRC32();
            crc.update(records.duplicate());
            if ((int) crc.getValue() != chunk.unpackedCrc()) {
                throw new McapException("its checksum does not hold");
            }
        }
        return records;
    }

    private static int packedOffset(McapRecord.Chunk chunk) {
        return 8 + 8 + 8 + 4 + 4 + chunk.compression().getBytes(StandardCharsets.UTF_8).length + 8;
    }

    private void index(Consumer<McapRecord> definitions) {
        int at = 0;
        int size = records.limit();
        while (at < size) {
            if (size - at < Opcode.PREFIX_BYTES) {
                throw new McapException("a record in it is cut");
            }
            int opcode = records.get(at) & 0xFF;
            long length = records.getLong(at + 1);
            int from = at + Opcode.PREFIX_BYTES;
            if (length < 0 || length > size - from) {
                throw new McapException("a record in it is longer than what holds it");
            }
            int end = from + (int) length;
            if (opcode == Opcode.MESSAGE) {
                add(from, end);
            } else if (opcode == Opcode.SCHEMA || opcode == Opcode.CHANNEL) {
                definitions.accept(RecordDecoder.decode(opcode, records.slice(from, end - from)));
            }
            at = end;
        }
    }

    private void add(int from, int end) {
        if (end - from < MESSAGE_HEAD) {
            throw new McapException("a message in it is cut");
        }
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        offsets[count] = from;
        ends[count++] = end;
    }

    int count() {
        return count;
    }

    int sizeInBytes() {
        return records.limit();
    }

    int channelId(int i) {
        return records.getShort(offsets[i]) & 0xFFFF;
    }

    long sequence(int i) {
        return records.getInt(offsets[i] + 2) & 0xFFFFFFFFL;
    }

    long logTime(int i) {
        return records.getLong(offsets[i] + 6);
    }

    McapRecord.Message message(int i) {
        int from = offsets[i] + MESSAGE_HEAD;
        ByteBuffer payload = records.slice(from, ends[i] - from);
        return new McapRecord.Message(channelId(i), sequence(i), logTime(i), records.getLong(offsets[i] + 14), payload);
    }
}

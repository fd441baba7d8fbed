package org.robograde.agent.evidence.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Summaries that do not tell the truth about the data before them, each with a checksum that holds. */
class SummaryTrustTest {
    private static final int MESSAGES = 20_000;

    @TempDir
    Path folder;

    @Test
    void a_summary_written_again_unchanged_is_used() throws IOException {
        McapFile mcap = McapFile.open(withSummary(entries -> {}));
        assertThat(mcap.indexed()).isTrue();
        assertThat(mcap.gaps()).isEmpty();
    }

    @Test
    void a_chunk_listed_ten_thousand_times_is_read_once() throws IOException {
        Path file = withSummary(entries -> {
            McapRecord.ChunkIndex first = chunks(entries).get(0);
            entries.removeIf(McapRecord.ChunkIndex.class::isInstance);
            for (int i = 0; i < 10_000; i++) {
                entries.add(first);
            }
            entries.replaceAll(it -> it instanceof McapRecord.Statistics all ? counting(all, 10_000, MESSAGES) : it);
        });
        assertThat(McapFile.open(file).indexed()).isFalse();
        assertThat(read(file)).isEqualTo(MESSAGES);
        assertThat(McapFile.open(file).gaps()).isEmpty();
    }

    @Test
    void chunks_across_each_other_are_not_believed() throws IOException {
        Path file = withSummary(entries -> {
            McapRecord.ChunkIndex second = chunks(entries).get(1);
            entries.replaceAll(it -> it == second ? moved(second, second.chunkOffset() - 100) : it);
        });
        assertThat(McapFile.open(file).indexed()).isFalse();
        assertThat(read(file)).isEqualTo(MESSAGES);
    }

    @Test
    void a_chunk_the_summary_hides_is_read_and_the_contradiction_stated() throws IOException {
        Path file = withSummary(entries -> {
            entries.remove(chunks(entries).get(1));
            entries.replaceAll(
                    it -> it instanceof McapRecord.Statistics all ? counting(all, all.chunkCount() - 1, 5) : it);
        });
        McapFile mcap = McapFile.open(file);
        assertThat(mcap.indexed()).isFalse();
        assertThat(read(file)).isEqualTo(MESSAGES);
        assertThat(mcap.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.reason())
                        .isEqualTo("the summary counts 5 messages on channel 1, and 20000 can be read"));
    }

    @Test
    void messages_counted_that_are_not_there_are_stated_as_lost() throws IOException {
        Path file = withSummary(entries -> entries.replaceAll(
                it -> it instanceof McapRecord.Statistics all ? counting(all, all.chunkCount(), MESSAGES + 7) : it));
        McapFile mcap = McapFile.open(file);
        assertThat(mcap.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.lostPerChannel()).containsEntry(1, 7L);
            assertThat(gap.fromNanos()).isEqualTo(mcap.firstLogTime());
            assertThat(gap.toNanos()).isEqualTo(mcap.lastLogTime());
        });
    }

    @Test
    void a_chunk_listed_with_other_times_is_stated() throws IOException {
        Path file = withSummary(entries -> {
            McapRecord.ChunkIndex second = chunks(entries).get(1);
            entries.replaceAll(it -> it == second ? later(second) : it);
        });
        assertThat(McapFile.open(file).gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.reason()).contains("holds other times or channels"));
    }

    private static List<McapRecord.ChunkIndex> chunks(List<McapRecord> entries) {
        return entries.stream()
                .flatMap(it -> it instanceof McapRecord.ChunkIndex chunk ? Stream.of(chunk) : Stream.empty())
                .toList();
    }

    private static McapRecord counting(McapRecord.Statistics all, long chunks, long messages) {
        TreeMap<Integer, Long> perChannel = new TreeMap<>();
        perChannel.put(1, messages);
        return new McapRecord.Statistics(
                messages,
                all.schemaCount(),
                all.channelCount(),
                all.attachmentCount(),
                all.metadataCount(),
                chunks,
                all.firstLogTime(),
                all.lastLogTime(),
                perChannel);
    }

    private static McapRecord moved(McapRecord.ChunkIndex it, long offset) {
        return listed(it, it.firstLogTime(), offset);
    }

    private static McapRecord later(McapRecord.ChunkIndex it) {
        return listed(it, it.lastLogTime(), it.chunkOffset());
    }

    private static McapRecord listed(McapRecord.ChunkIndex it, long firstLogTime, long offset) {
        return new McapRecord.ChunkIndex(
                firstLogTime,
                it.lastLogTime(),
                offset,
                it.chunkLength(),
                it.messageIndexOffsets(),
                it.messageIndexLength(),
                it.compression(),
                it.packedSize(),
                it.unpackedSize());
    }

    /** A file of several chunks whose summary was changed and summed again. */
    private Path withSummary(Consumer<List<McapRecord>> change) throws IOException {
        Path path = folder.resolve("written.mcap");
        try (McapWriter writer = McapWriter.create(path, Compression.NONE, "", "test")) {
            int id = writer.channel(0, "/a", "x", new TreeMap<>());
            for (int i = 0; i < MESSAGES; i++) {
                writer.message(id, i, 1_000L * (i + 1), 0, ByteBuffer.allocate(200), 0);
            }
            writer.finish();
        }
        byte[] whole = Files.readAllBytes(path);
        long start;
        List<McapRecord> entries = new ArrayList<>();
        try (FileBytes file = new FileBytes(path)) {
            long footer = file.size() - Opcode.PREFIX_BYTES - Opcode.FOOTER_BYTES - 8;
            start = file.view(footer + Opcode.PREFIX_BYTES, 8).getLong();
            for (long at = start; at < footer; ) {
                ByteBuffer prefix = file.view(at, Opcode.PREFIX_BYTES);
                int opcode = prefix.get() & 0xFF;
                long length = prefix.getLong();
                if (opcode != Opcode.SUMMARY_OFFSET) {
                    byte[] content = file.copy(at + Opcode.PREFIX_BYTES, length);
                    entries.add(RecordDecoder.decode(
                            opcode, ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN)));
                }
                at += Opcode.PREFIX_BYTES + length;
            }
        }
        change.accept(entries);
        RecordBytes summary = new RecordBytes(1 << 16);
        entries.forEach(it -> Reencoding.write(summary, it));
        RecordEncoder.footerBeforeCrc(summary, start, 0);
        CRC32 crc = new CRC32();
        crc.update(summary.array(), 0, summary.length());
        summary.u32((int) crc.getValue());
        byte[] magic = Opcode.magic();
        summary.bytes(magic, 0, magic.length);
        byte[] changed = Arrays.copyOf(whole, (int) start + summary.length());
        System.arraycopy(summary.array(), 0, changed, (int) start, summary.length());
        return Files.write(path, changed);
    }

    private static long read(Path file) throws IOException {
        long count = 0;
        try (MessageCursor cursor = McapFile.open(file).messages(Optional.empty())) {
            while (cursor.next().isPresent()) {
                count++;
            }
        }
        return count;
    }
}

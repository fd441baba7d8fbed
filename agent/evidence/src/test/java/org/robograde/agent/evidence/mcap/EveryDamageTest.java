package org.robograde.agent.evidence.mcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every single bit of small files turned, and every prefix of them: what comes out is what went in, or damage is stated. */
class EveryDamageTest {
    @TempDir
    Path folder;

    enum Kind {
        OURS_ZSTD(Compression.ZSTD, true),
        OURS_STORED(Compression.NONE, true),
        OURS_LZ4(Compression.LZ4, true),
        OURS_NEVER_FINISHED(Compression.ZSTD, false),
        FOREIGN_INDEXED("ch", "chx", "mx", "st", "rsh", "rch", "sum"),
        FOREIGN_WITHOUT_SUMMARY("ch", "mx"),
        FOREIGN_WITHOUT_CHUNKS("st", "rsh", "rch");

        private final Compression compression;
        private final boolean finished;
        private final String features;

        Kind(Compression compression, boolean finished) {
            this.compression = compression;
            this.finished = finished;
            features = "";
        }

        Kind(String... features) {
            compression = Compression.NONE;
            finished = true;
            this.features = String.join(" ", features);
        }
    }

    /** A message: what its channel says of it (the schema is empty where it is known to be lost), and what it says itself. */
    private record Read(String channel, String schema, String values, long logTime) {}

    /** What a reader gets. */
    private record Content(List<Read> messages, List<String> metadata, long attachments, List<Gap> gaps) {}

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_turned_bit_is_detected_or_changes_nothing(Kind kind) throws IOException {
        Path path = write(kind);
        Content whole = read(path).orElseThrow();
        byte[] bytes = Files.readAllBytes(path);
        int refused = 0;
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            for (int bit = 0; bit < bytes.length * 8; bit++) {
                byte hurt = (byte) (bytes[bit / 8] ^ (1 << (bit % 8)));
                file.seek(bit / 8);
                file.write(hurt);
                String where = kind + ", bit " + bit % 8 + " of byte " + bit / 8;
                Optional<Content> found = read(path);
                if (found.isEmpty()) {
                    refused++;
                    assertThat(bit / 8).as(where).isLessThan(40);
                } else {
                    judge(kind, where, whole, found.get());
                }
                file.seek(bit / 8);
                file.write(bytes[bit / 8]);
            }
        }
        // Only where magic bytes and header are both doubtful is a file not taken for what it is.
        assertThat(refused).isLessThan(40);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_prefix_reads_to_its_end_and_says_that_it_is_one(Kind kind) throws IOException {
        Path path = write(kind);
        Content whole = read(path).orElseThrow();
        long longer = whole.messages().size();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            for (long length = file.length() - 1; length >= 0; length--) {
                file.setLength(length);
                Optional<Content> found = read(path);
                String where = kind + ", first " + length + " bytes";
                if (found.isEmpty()) {
                    assertThat(length).as(where).isLessThan(8 + Opcode.PREFIX_BYTES + 8);
                } else {
                    judge(kind, where, whole, found.get());
                    // What can be read of a prefix can be read of a longer one.
                    assertThat((long) found.get().messages().size()).as(where).isLessThanOrEqualTo(longer);
                    longer = found.get().messages().size();
                }
            }
        }
        assertThat(longer).isZero();
    }

    @Test
    void one_turned_byte_in_a_chunk_costs_that_chunk_only() throws IOException {
        Path path = write(Kind.OURS_ZSTD);
        List<Read> whole = read(path).orElseThrow().messages();
        byte[] bytes = Files.readAllBytes(path);
        McapFile file = McapFile.open(path);
        assertThat(file.chunkCount()).isEqualTo(2);
        // Segments end with their chunk and its indexes: a byte in the middle of one's packed records.
        byte[] hurt = bytes.clone();
        int at = indexOf(bytes, "zstd".getBytes(StandardCharsets.UTF_8)) + 4 + 8 + 20;
        hurt[at] ^= 0x10;
        Files.write(path, hurt);
        Content found = read(path).orElseThrow();
        assertThat(found.messages()).isEqualTo(whole.subList(4, 8));
        assertThat(McapFile.open(path).gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.lostPerChannel()).isEqualTo(Map.of(1, 2L, 2, 2L));
            assertThat(gap.fromNanos()).isEqualTo(1_000);
            assertThat(gap.toNanos()).isEqualTo(1_003);
        });
    }

    @Test
    void what_no_checksum_covers_is_said() throws IOException {
        assertThat(McapFile.open(write(Kind.OURS_ZSTD)).unchecked()).isEmpty();
        assertThat(McapFile.open(write(Kind.OURS_NEVER_FINISHED)).unchecked()).isEmpty();
        Path path = write(Kind.FOREIGN_WITHOUT_SUMMARY);
        assertThat(McapFile.open(path).unchecked()).isEmpty();
        byte[] bytes = Files.readAllBytes(path);
        // The last 4 bytes before footer and magic are the checksum of the data section.
        int dataCrc = bytes.length - 8 - Opcode.FOOTER_BYTES - Opcode.PREFIX_BYTES - 4;
        Arrays.fill(bytes, dataCrc, dataCrc + 4, (byte) 0);
        Files.write(path, bytes);
        assertThat(McapFile.open(path).unchecked())
                .singleElement()
                .satisfies(it -> assertThat(it).startsWith("the data section has no checksum"));
    }

    /**
     * Either all is as it was written, or damage is stated. Then each message is one that was written; only where a gap of
     * unknown extent is stated over its time may what is said of it be wrong, and in a chunk not even then what it says.
     */
    private static void judge(Kind kind, String where, Content whole, Content found) {
        if (found.messages().equals(whole.messages())
                && found.metadata().equals(whole.metadata())
                && found.attachments() == whole.attachments()) {
            return;
        }
        if (found.gaps().isEmpty()) {
            fail(where + ": nothing is stated, and what is read is not what was written:\n" + found + "\n" + whole);
        }
        Map<String, Integer> left = new HashMap<>();
        whole.messages().forEach(it -> left.merge(it.values(), 1, Integer::sum));
        for (Read message : found.messages()) {
            boolean doubted = found.gaps().stream()
                    .anyMatch(gap -> gap.lostPerChannel().isEmpty()
                            && gap.fromNanos() <= message.logTime()
                            && message.logTime() <= gap.toNanos());
            boolean itself = left.merge(message.values(), -1, Integer::sum) >= 0;
            boolean channel = whole.messages().stream()
                    .anyMatch(it -> it.values().equals(message.values())
                            && it.channel().equals(message.channel())
                            && (message.schema().isEmpty() || it.schema().equals(message.schema())));
            if (!(itself || (doubted && kind == Kind.FOREIGN_WITHOUT_CHUNKS)) || !(channel || doubted)) {
                fail(where + ": never written, and not in doubt: " + message + "\n" + found.gaps());
            }
        }
    }

    /** Empty if the file is refused. */
    private static Optional<Content> read(Path path) throws IOException {
        try {
            McapFile file = McapFile.open(path);
            List<Read> messages = new ArrayList<>();
            try (MessageCursor cursor = file.messages(Optional.empty())) {
                for (var next = cursor.next(); next.isPresent(); next = cursor.next()) {
                    messages.add(describe(file, next.get()));
                }
            }
            List<String> metadata =
                    file.metadata().stream().map(Object::toString).toList();
            return Optional.of(new Content(messages, metadata, file.attachmentCount(), file.gaps()));
        } catch (McapException e) {
            return Optional.empty();
        }
    }

    private static Read describe(McapFile file, McapRecord.Message it) {
        byte[] payload = new byte[it.payload().remaining()];
        it.payload().get(payload);
        McapRecord.Channel channel = Objects.requireNonNull(file.channels().get(it.channelId()));
        McapRecord.Schema schema = file.schemas().get(channel.schemaId());
        String definition = schema == null
                ? channel.schemaId() == 0 ? "none" : ""
                : schema.name()
                        + schema.encoding()
                        + StandardCharsets.UTF_8.decode(schema.content().duplicate());
        return new Read(
                channel.toString(),
                definition,
                it.sequence() + " " + it.logTime() + " " + it.publishTime() + " " + Arrays.toString(payload),
                it.logTime());
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i < bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }

    private Path write(Kind kind) throws IOException {
        Path path = folder.resolve(kind + ".mcap");
        return kind.features.isEmpty()
                ? ours(kind, path)
                : Files.write(path, foreign(Set.of(kind.features.split(" "))));
    }

    /** Two chunks of two channels, metadata, an attachment. */
    private static Path ours(Kind kind, Path path) throws IOException {
        try (McapWriter writer = McapWriter.create(path, kind.compression, "", "t")) {
            int schema = writer.schema("s", "jsonschema", "{}".getBytes(StandardCharsets.UTF_8));
            int[] channels = {
                writer.channel(schema, "/a", "json", new TreeMap<>()), writer.channel(0, "/b", "x", new TreeMap<>())
            };
            writer.metadata("m", new TreeMap<>(Map.of("k", "v")));
            writer.attachment(1, 2, "n", "text/plain", new byte[] {1, 2, 3});
            for (int i = 0; i < 8; i++) {
                writer.message(channels[i % 2], i / 2, 1_000 + i, 500 + i, ByteBuffer.wrap(payload(i)), 0);
                if (i % 4 == 3) {
                    writer.flush();
                }
            }
            if (kind.finished) {
                writer.finish();
            }
        }
        return path;
    }

    private static byte[] payload(int i) {
        byte[] payload = new byte[12];
        Arrays.fill(payload, (byte) i);
        return payload;
    }

    private static byte[] foreign(Set<String> features) {
        List<McapRecord> content = new ArrayList<>(List.of(
                new McapRecord.Header("", "f"),
                new McapRecord.Schema(1, "s", "jsonschema", ByteBuffer.wrap(new byte[] {'{', '}'})),
                new McapRecord.Channel(1, 1, "/a", "json", new TreeMap<>()),
                new McapRecord.Channel(2, 0, "/b", "x", new TreeMap<>())));
        if (!features.contains("chx")) {
            // By an index, only metadata that is indexed is found, and the walk would find more.
            content.add(new McapRecord.Metadata("m", new TreeMap<>(Map.of("k", "v"))));
        }
        for (int i = 0; i < 6; i++) {
            content.add(new McapRecord.Message(1 + i % 2, i / 2, 1_000 + i, 500 + i, ByteBuffer.wrap(payload(i))));
        }
        return VariantWriter.write(features, content);
    }
}

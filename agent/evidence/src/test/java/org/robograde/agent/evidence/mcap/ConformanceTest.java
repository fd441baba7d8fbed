package org.robograde.agent.evidence.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The format's official files, each with the records a reader must find in it. */
class ConformanceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    List<DynamicTest> every_official_file_reads_to_its_expected_records() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    JsonNode expected =
                            JSON.readTree(Files.readAllBytes(json(file))).get("records");
                    assertThat(records(file)).isEqualTo(expected);
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> every_official_file_opens_with_all_its_messages_in_order() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    long expected = 0;
                    for (JsonNode node :
                            JSON.readTree(Files.readAllBytes(json(file))).get("records")) {
                        expected += node.get("type").asText().equals("Message") ? 1 : 0;
                    }
                    McapFile mcap = McapFile.open(file);
                    List<McapRecord.Message> messages = new ArrayList<>();
                    try (MessageCursor cursor = mcap.messages(Optional.empty())) {
                        for (var next = cursor.next(); next.isPresent(); next = cursor.next()) {
                            messages.add(next.get());
                        }
                    }
                    assertThat(mcap.gaps()).isEmpty();
                    assertThat(messages).hasSize((int) expected);
                    assertThat(messages).isSortedAccordingTo((a, b) -> Long.compare(a.logTime(), b.logTime()));
                    assertThat(mcap.messagesPerChannel().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum())
                            .isEqualTo(expected);
                }))
                .toList();
    }

    /** Some of these files have three more bytes at a record's end, which a writer of today has nothing to put into. */
    @TestFactory
    List<DynamicTest> every_official_record_is_written_as_it_stands_there() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    byte[] bytes = Files.readAllBytes(file);
                    ByteBuffer in =
                            ByteBuffer.wrap(bytes, 8, bytes.length - 16).slice().order(ByteOrder.LITTLE_ENDIAN);
                    int padding = name(file).contains("-pad") ? 3 : 0;
                    while (in.hasRemaining()) {
                        int opcode = in.get() & 0xFF;
                        int length = (int) in.getLong();
                        byte[] content = new byte[length];
                        in.get(content);
                        RecordBytes out = new RecordBytes(64);
                        Reencoding.write(out, RecordDecoder.decode(opcode, ByteBuffer.wrap(content)));
                        int written = out.length() - Opcode.PREFIX_BYTES;
                        assertThat(out.array()[0]).isEqualTo((byte) opcode);
                        assertThat(length - written).as("opcode " + opcode).isIn(0, padding);
                        assertThat(Arrays.copyOfRange(out.array(), Opcode.PREFIX_BYTES, out.length()))
                                .as("opcode " + opcode)
                                .isEqualTo(Arrays.copyOf(content, written));
                    }
                }))
                .toList();
    }

    /** From the content alone: what the expected file says of positions, lengths, sums and counts is not looked at. */
    @TestFactory
    List<DynamicTest> every_official_file_is_written_byte_for_byte_from_its_content() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    JsonNode described = JSON.readTree(Files.readAllBytes(json(file)));
                    List<McapRecord> content = new ArrayList<>();
                    for (JsonNode node : described.get("records")) {
                        if (node.get("type").asText().equals("DataEnd")) {
                            break;
                        }
                        content.add(DescribedRecord.of(node));
                    }
                    Set<String> features = new TreeSet<>();
                    described.at("/meta/variant/features").forEach(it -> features.add(it.asText()));
                    assertThat(sha256(VariantWriter.write(features, content)))
                            .isEqualTo(sha256(Files.readAllBytes(file)));
                }))
                .toList();
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(HashChain.sha256().digest(bytes));
    }

    private static List<Path> files() throws IOException {
        Path folder = Path.of(System.getProperty("robograde.testdata", "../shared/data"), "mcap-conformance-a");
        Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: no test data");
        try (var walk = Files.walk(folder)) {
            List<Path> files = walk.filter(path -> path.toString().endsWith(".mcap"))
                    .sorted()
                    .toList();
            assertThat(files).hasSize(242);
            return files;
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Path json(Path file) {
        return file.resolveSibling(name(file).replace(".mcap", ".json"));
    }

    /** As the expected files have them: chunks opened, message indexes left out. */
    private static ArrayNode records(Path file) throws IOException {
        ArrayNode records = JSON.createArrayNode();
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes).startsWith(Opcode.magic()).endsWith(Opcode.magic());
        walk(ByteBuffer.wrap(bytes, 8, bytes.length - 16).slice().order(ByteOrder.LITTLE_ENDIAN), records);
        return records;
    }

    private static void walk(ByteBuffer in, ArrayNode records) {
        while (in.hasRemaining()) {
            int opcode = in.get() & 0xFF;
            int length = (int) in.getLong();
            McapRecord decoded = RecordDecoder.decode(opcode, in.slice(in.position(), length));
            in.position(in.position() + length);
            if (decoded instanceof McapRecord.Chunk chunk) {
                byte[] packed = new byte[chunk.packed().remaining()];
                chunk.packed().get(packed);
                byte[] inner =
                        Compression.of(chunk.compression()).unpack(packed, 0, packed.length, chunk.unpackedSize());
                walk(ByteBuffer.wrap(inner).order(ByteOrder.LITTLE_ENDIAN), records);
            } else if (!(decoded instanceof McapRecord.MessageIndex)) {
                records.add(json(decoded));
            }
        }
    }

    private static ObjectNode json(McapRecord decoded) {
        ObjectNode node = JSON.createObjectNode();
        node.put("type", decoded.getClass().getSimpleName());
        ArrayNode fields = node.putArray("fields");
        if (decoded instanceof McapRecord.Header it) {
            add(fields, "library", it.library(), "profile", it.profile());
        } else if (decoded instanceof McapRecord.Schema it) {
            add(fields, "data", it.content(), "encoding", it.encoding(), "id", it.id(), "name", it.name());
        } else if (decoded instanceof McapRecord.Channel it) {
            add(
                    fields,
                    "id",
                    it.id(),
                    "message_encoding",
                    it.messageEncoding(),
                    "metadata",
                    it.metadata(),
                    "schema_id",
                    it.schemaId(),
                    "topic",
                    it.topic());
        } else if (decoded instanceof McapRecord.Message it) {
            add(
                    fields,
                    "channel_id",
                    it.channelId(),
                    "data",
                    it.payload(),
                    "log_time",
                    it.logTime(),
                    "publish_time",
                    it.publishTime(),
                    "sequence",
                    it.sequence());
        } else if (decoded instanceof McapRecord.Attachment it) {
            assertThat(it.crcHolds()).isTrue();
            add(
                    fields,
                    "create_time",
                    it.createTime(),
                    "data",
                    it.content(),
                    "log_time",
                    it.logTime(),
                    "media_type",
                    it.mediaType(),
                    "name",
                    it.name());
        } else if (decoded instanceof McapRecord.DataEnd it) {
            add(fields, "data_section_crc", it.dataCrc() & 0xFFFFFFFFL);
        } else if (decoded instanceof McapRecord.Footer it) {
            add(
                    fields,
                    "summary_crc",
                    it.summaryCrc() & 0xFFFFFFFFL,
                    "summary_offset_start",
                    it.summaryOffsetStart(),
                    "summary_start",
                    it.summaryStart());
        } else {
            summary(fields, decoded);
        }
        return node;
    }

    private static void summary(ArrayNode fields, McapRecord decoded) {
        if (decoded instanceof McapRecord.Statistics it) {
            add(
                    fields,
                    "attachment_count",
                    it.attachmentCount(),
                    "channel_count",
                    it.channelCount(),
                    "channel_message_counts",
                    it.messagesPerChannel(),
                    "chunk_count",
                    it.chunkCount(),
                    "message_count",
                    it.messageCount(),
                    "message_end_time",
                    it.lastLogTime(),
                    "message_start_time",
                    it.firstLogTime(),
                    "metadata_count",
                    it.metadataCount(),
                    "schema_count",
                    it.schemaCount());
        } else if (decoded instanceof McapRecord.ChunkIndex it) {
            add(
                    fields,
                    "chunk_length",
                    it.chunkLength(),
                    "chunk_start_offset",
                    it.chunkOffset(),
                    "compressed_size",
                    it.packedSize(),
                    "compression",
                    it.compression(),
                    "message_end_time",
                    it.lastLogTime(),
                    "message_index_length",
                    it.messageIndexLength(),
                    "message_index_offsets",
                    it.messageIndexOffsets(),
                    "message_start_time",
                    it.firstLogTime(),
                    "uncompressed_size",
                    it.unpackedSize());
        } else if (decoded instanceof McapRecord.AttachmentIndex it) {
            add(
                    fields,
                    "create_time",
                    it.createTime(),
                    "data_size",
                    it.contentSize(),
                    "length",
                    it.length(),
                    "log_time",
                    it.logTime(),
                    "media_type",
                    it.mediaType(),
                    "name",
                    it.name(),
                    "offset",
                    it.offset());
        } else if (decoded instanceof McapRecord.SummaryOffset it) {
            add(
                    fields,
                    "group_length",
                    it.groupLength(),
                    "group_opcode",
                    it.groupOpcode(),
                    "group_start",
                    it.groupStart());
        } else {
            throw new AssertionError("no official file of this set holds a " + decoded);
        }
    }

    private static void add(ArrayNode fields, Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            ArrayNode field = fields.addArray().add((String) namesAndValues[i]);
            Object value = namesAndValues[i + 1];
            if (value instanceof ByteBuffer bytes) {
                ArrayNode list = field.addArray();
                ByteBuffer rest = bytes.duplicate();
                while (rest.hasRemaining()) {
                    list.add(Integer.toString(rest.get() & 0xFF));
                }
            } else if (value instanceof Map<?, ?> map) {
                ObjectNode object = field.addObject();
                map.forEach((key, entry) -> object.put(key.toString(), entry.toString()));
            } else {
                field.add(value.toString());
            }
        }
    }
}

package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CDR and ROS 2 definitions against npm's @foxglove/rosmsg2-serialization, over every type of four ROS 2 distributions. */
@Tag("interop")
class CdrInteropTest {
    private static final int FEWEST_TYPES_OF_A_DISTRIBUTION = 135;

    @TempDir
    Path folder;

    private List<Written> written = List.of();

    /** One message as the peer wrote it. */
    private record Written(String distribution, String type, String definition, ByteBuffer bytes) {
        MessageSchema schema() {
            return MessageSchema.parse(WireEncoding.CDR, TypeNames.ros2(type), definition, MessageRegistry.empty());
        }
    }

    @BeforeEach
    void let_the_peer_write() throws Exception {
        written = node("write", List.of()).stream()
                .map(line -> line.split("\t", -1))
                .map(parts -> new Written(parts[0], parts[1], text(parts[2]), ByteBuffer.wrap(bytes(parts[3]))))
                .toList();
        Map<String, Set<String>> types = written.stream()
                .collect(Collectors.groupingBy(
                        Written::distribution,
                        TreeMap::new,
                        Collectors.mapping(Written::type, Collectors.toCollection(TreeSet::new))));
        assertThat(types.keySet()).containsExactly("ros2galactic", "ros2humble", "ros2iron", "ros2jazzy");
        assertThat(types.values()).allMatch(each -> each.size() > FEWEST_TYPES_OF_A_DISTRIBUTION);
    }

    @Test
    void what_the_peer_wrote_is_read_and_written_again_as_the_same_bytes() {
        for (Written each : written) {
            MessageSchema schema = each.schema();
            Message message = CdrCodec.decode(schema, each.bytes);
            assertThat(ByteBuffer.wrap(CdrCodec.encode(message)))
                    .as("%s of %s", each.type, each.distribution)
                    .isEqualTo(each.bytes);
            assertThat(CdrCodec.decode(schema, ByteBuffer.wrap(CdrCodec.encode(message, ByteOrder.BIG_ENDIAN))))
                    .isEqualTo(message);
        }
    }

    @Test
    void what_we_write_the_peer_reads_by_our_definition_and_writes_again_as_the_same_bytes() throws Exception {
        List<String> given = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        Random random = new Random(7);
        for (Written each : written) {
            // The peer writes a text's length in UTF-16 units, where CDR wants bytes: only ASCII comes back whole.
            Message message = RandomMessages.of(each.schema(), random, "text ");
            // The peer tells byte orders apart by the header, and writes little-endian always.
            ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            given.add(
                    each.type + "\t" + base64(message.schema().fullDefinition().getBytes(StandardCharsets.UTF_8)) + "\t"
                            + base64(CdrCodec.encode(message, order)));
            expected.add(base64(CdrCodec.encode(message)));
        }
        List<String> rewritten = node("rewrite", given);
        assertThat(rewritten).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(rewritten.get(i)).as(written.get(i).type).isEqualTo(expected.get(i));
        }
    }

    @Test
    void the_ros2_form_of_a_shipped_type_is_what_ros2_defines_except_for_those_named() {
        Set<String> compared = new TreeSet<>();
        Set<String> otherwise = new TreeSet<>();
        for (Written each : written) {
            MessageRegistry shipped = MessageRegistry.shipped();
            if (shipped.find(each.type).isPresent() && compared.add(each.distribution + " " + each.type)) {
                MessageSchema theirs = each.schema();
                if (!layout(Ros2Form.of(shipped.get(each.type))).equals(layout(theirs))) {
                    otherwise.add(each.type);
                }
            }
        }
        assertThat(compared).hasSizeGreaterThan(350);
        assertThat(otherwise).allMatch(Ros2Form::differs);
        otherwise.forEach(type -> assertThat(MessageRegistry.shipped().find(TypeNames.ros2(type)))
                .as(type)
                .isEmpty());
        System.out.println("defined otherwise in ROS 2: " + otherwise);
    }

    /** Everything that the bytes on the wire depend on. */
    private static List<String> layout(MessageSchema schema) {
        List<String> fields = new ArrayList<>();
        for (FieldSchema field : schema.fields()) {
            fields.add(field.type() + " " + field.arrayLength() + " " + field.name()
                    + field.nested().map(CdrInteropTest::layout).orElse(List.of()));
        }
        return fields;
    }

    /** Runs the peer that stands beside these sources, and gives the lines it printed. */
    private List<String> node(String mode, List<String> lines) throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("in.txt"), lines);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Path script = Path.of("src/test/interop/cdr-peer.mjs").toAbsolutePath();
        ProcessBuilder node = new ProcessBuilder("node", script.toString(), mode)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        node.environment()
                .put("ROBOGRADE_INTEROP_NODE_MODULES", System.getProperty("robograde.interop.node_modules", ""));
        Process process = node.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        return Files.readAllLines(out);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static String text(String base64) {
        return new String(bytes(base64), StandardCharsets.UTF_8);
    }
}

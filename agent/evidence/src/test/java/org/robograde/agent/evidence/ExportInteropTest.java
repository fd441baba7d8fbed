package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.robograde.agent.evidence.bag.ChunkPacking;

/** Bags this project wrote, read by Debian's own rosbag: the Python reader and its tools. */
@Tag("interop")
class ExportInteropTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"rosbag_js-a/example.bag, BZ2", "evo-bags/tf_example.bag, LZ4", "fiducials-bags/aruco_images.bag, NONE"
    })
    void ros_finds_in_an_exported_bag_what_it_found_in_the_original(String name, ChunkPacking packing)
            throws Exception {
        Path original = TestRecordings.folder().resolve(name);
        Evidence evidence = Importer.importRecording(original, folder.resolve("b"), Bundles.key(folder), f -> {});
        Path bag = exported(evidence, packing);

        assertThat(python("bag-digest.py", bag)).isEqualTo(python("bag-digest.py", original));
        JsonNode ours = python("bag-connections.py", bag);
        JsonNode theirs = python("bag-connections.py", original);
        assertThat(ours.get("decoded")).isEqualTo(theirs.get("decoded"));
        assertThat(ours.get("counts")).isEqualTo(theirs.get("counts"));
        assertThat(ours.get("compression").asText()).isEqualTo(packing.label());
        assertThat(texts(ours.get("connections")))
                .containsExactlyInAnyOrderElementsOf(texts(theirs.get("connections")));
    }

    @ParameterizedTest
    @EnumSource(ChunkPacking.class)
    void the_info_tool_shows_every_count_and_the_check_tool_finds_nothing_to_mend(ChunkPacking packing)
            throws Exception {
        Evidence evidence = Bundles.sealed(folder, 3_000);
        Path bag = exported(evidence, packing);
        String info = run("rosbag", "info", bag.toString());
        assertThat(info)
                .contains("messages:", "3000", "/odom   3000 msgs    : std_msgs/String")
                .contains("std_msgs/String [992ce8a1687cec8c8bd883ec73ca41d1]")
                .contains(packing.label());
        assertThat(run("rosbag", "check", bag.toString())).contains("Bag file does not need any migrations");
        assertThat(run(
                        "rosbag",
                        "reindex",
                        "--output-dir=" + Files.createDirectory(folder.resolve("re")),
                        bag.toString()))
                .doesNotContain("ERROR");
    }

    @Test
    void data_that_cannot_be_packed_is_read_from_a_packed_bag() throws Exception {
        byte[] noise = new byte[3 << 20];
        new Random(7).nextBytes(noise);
        try (BundleWriter writer = BundleWriter.create(folder.resolve("noise"), Bundles.IDENTITY, false)) {
            int id = writer.channel("/noise", "ros1", "std_msgs/String", "ros1msg", "string data\n", Map.of());
            for (int size : new int[] {0, 1, 1000, 1 << 20, 3 << 20}) {
                writer.write(id, 1_000_000_000L + size, 1, string(noise, size));
            }
            Evidence evidence = writer.seal("completed", "", Bundles.key(folder));
            JsonNode plain = python("bag-digest.py", exported(evidence, ChunkPacking.NONE));
            assertThat(plain.get("/noise").asText()).isNotBlank();
            assertThat(python("bag-digest.py", exported(evidence, ChunkPacking.LZ4)))
                    .isEqualTo(plain);
            assertThat(python("bag-digest.py", exported(evidence, ChunkPacking.BZ2)))
                    .isEqualTo(plain);
        }
    }

    private static ByteBuffer string(byte[] bytes, int length) {
        return ByteBuffer.allocate(4 + length)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .put(bytes, 0, length)
                .flip();
    }

    private Path exported(Evidence evidence, ChunkPacking packing) {
        Path bag = folder.resolve(packing.label() + ".bag");
        BagExport.export(
                evidence, bag, new BagExport.Choice(Set.of(), 0, Double.POSITIVE_INFINITY, packing, false), done -> {});
        return bag;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(it -> {
            Map<String, String> fields = new TreeMap<>();
            it.properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().asText()));
            texts.add(fields.toString());
        });
        return texts;
    }

    private JsonNode python(String script, Path bag) throws IOException, InterruptedException {
        Path path = Path.of("src/test/interop", script).toAbsolutePath();
        return new ObjectMapper().readTree(run("/usr/bin/python3", path.toString(), bag.toString()));
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}

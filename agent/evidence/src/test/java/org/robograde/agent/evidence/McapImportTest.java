package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MCAP files as others write them. */
class McapImportTest {
    @TempDir
    Path folder;

    private static final byte[] CDR = {0, 1, 0, 0, 2, 0, 0, 0, 'a', 0};

    @Test
    void a_file_in_which_nothing_can_be_decoded_is_refused_with_a_sentence_per_channel() throws IOException {
        Path file = recording("foreign", writer -> {
            int pose = writer.channel("/pose", "protobuf", "foxglove.Pose", "protobuf", "x", Map.of());
            writer.channel("/log", "flatbuffer", "foxglove.Log", "flatbuffer", "x", Map.of());
            writer.write(pose, 1, 1, ByteBuffer.wrap(new byte[] {1}));
        });
        Path place = Files.createDirectory(folder.resolve("place"));
        assertThatThrownBy(() -> Importer.importRecording(file, place.resolve("b"), Bundles.key(folder), f -> {}))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("/log is written in 'flatbuffer' defined in 'flatbuffer' (foxglove.Log)")
                .hasMessageContaining("/pose is written in 'protobuf'")
                .hasMessageNotContaining("\n");
        try (var left = Files.list(place)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void foreign_channels_beside_others_are_kept_as_they_are() throws IOException {
        Path file = recording("mixed", writer -> {
            int ours = writer.channel("/chatter", "cdr", "std_msgs/msg/String", "ros2msg", "string data", Map.of());
            int theirs = writer.channel("/state", "json", "vendor.State", "jsonschema", "{}", Map.of());
            writer.write(ours, 1, 1, ByteBuffer.wrap(CDR));
            writer.write(theirs, 2, 2, ByteBuffer.wrap("{\"a\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        });
        Evidence evidence = imported(file);
        assertThat(evidence.counts()).isEqualTo(Map.of("/chatter", 1L, "/state", 1L));
        assertThat(evidence.notes())
                .anyMatch(it -> it.startsWith("/state: written in 'json' defined in 'jsonschema' (vendor.State)")
                        && it.contains("measure nothing"));
    }

    @Test
    void messages_packed_one_by_one_are_told_by_all_of_a_channels_messages() throws IOException {
        Path packed = recording("packed", writer -> {
            int a = writer.channel("/a", "cdr", "std_msgs/msg/String", "ros2msg", "string data", Map.of());
            int b = writer.channel("/b", "cdr", "std_msgs/msg/String", "ros2msg", "string data", Map.of());
            for (int i = 1; i <= 3; i++) {
                writer.write(a, i, i, ByteBuffer.wrap(Zstd.compress(CDR)));
                writer.write(b, i, i, ByteBuffer.wrap(i == 3 ? CDR : Zstd.compress(CDR)));
            }
        });
        Evidence evidence = imported(packed);
        evidence.read(java.util.List.of("/a"), it -> assertThat(it.payload()).isEqualTo(ByteBuffer.wrap(CDR)));
        assertThat(evidence.notes())
                .anyMatch(it -> it.startsWith(
                        "/a: 3 messages were packed one by one with zstd, which the recording does not say"))
                .anyMatch(it -> it.startsWith("/b: 2 messages begin as a zstd frame does, but not all"));
    }

    @Test
    void old_names_of_ros2_types_are_read_and_complete_a_missing_definition() throws IOException {
        Path file = recording("old", writer -> {
            int image = writer.channel("/image", "cdr", "sensor_msgs/Image", "ros2msg", "", Map.of());
            writer.write(image, 1, 1, ByteBuffer.wrap(CDR));
        });
        Evidence evidence = imported(file);
        assertThat(evidence.channel("/image").orElseThrow().schemaText()).contains("builtin_interfaces");
        assertThat(evidence.notes()).anyMatch(it -> it.contains("shipped here is used, as it has the same name"));
    }

    private interface Filling {
        void into(BundleWriter writer);
    }

    private Path recording(String name, Filling filling) {
        try (BundleWriter writer = BundleWriter.create(folder.resolve(name), Bundles.IDENTITY, false)) {
            filling.into(writer);
            writer.seal("completed", "", Bundles.key(folder));
        }
        return folder.resolve(name).resolve("recording.mcap");
    }

    private Evidence imported(Path recording) throws IOException {
        Path target = Files.createTempDirectory(folder, "imported");
        return Importer.importRecording(recording, target, Bundles.key(folder), done -> {});
    }
}

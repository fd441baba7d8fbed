package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;
import org.robograde.hostile.Texts;

/** Whatever stands in metadata.yaml is understood or refused, and its parts never lie elsewhere than beside it. */
class Rosbag2MetadataFuzzTest {
    private static final Path FILE = temporary();

    private static Path temporary() {
        try {
            return Files.createTempFile("metadata", ".yaml");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void clean() throws IOException {
        Files.deleteIfExists(FILE);
    }

    static Stream<byte[]> seeds() {
        return Texts.utf8(
                """
                rosbag2_bagfile_information:
                  version: 5
                  storage_identifier: sqlite3
                  relative_file_paths:
                    - part_0.db3
                    - ../../etc/passwd
                  duration: {nanoseconds: 5}
                  starting_time: {nanoseconds_since_epoch: 7}
                  message_count: 3
                  topics_with_message_count:
                    - topic_metadata: {name: /a, type: std_msgs/msg/String, serialization_format: cdr}
                      message_count: 3
                  compression_format: ZSTD
                  compression_mode: message
                  files:
                    - {path: part_0.db3, starting_time: {nanoseconds_since_epoch: 7}, duration: {nanoseconds: 5}, message_count: 3}
                """,
                "rosbag2_bagfile_information: &a [*a, {x: *a}]\n",
                "rosbag2_bagfile_information: {message_count: 99999999999999999999, files: 3, topics_with_message_count: {}}\n",
                "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nrosbag2_bagfile_information: *c\n",
                "[".repeat(3_000));
    }

    @MethodSource("seeds")
    @FuzzTest
    void metadata_is_understood_or_refused(byte[] input) throws Exception {
        Files.write(FILE, input);
        Allocation.within(20_000_000 + 5_000L * input.length, () -> {
            try {
                Rosbag2Metadata metadata = Rosbag2Metadata.read(FILE);
                for (Rosbag2Metadata.Part part : metadata.parts()) {
                    assertThat(Path.of(part.name()).getNameCount()).isEqualTo(1);
                    assertThat(part.name()).isNotIn("..", ".", "/");
                }
            } catch (EvidenceException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
            return input;
        });
    }
}

package org.robograde.agent.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings in and out through the program's own commands. */
class ExportCommandTest {
    @TempDir
    Path work;

    @Test
    void a_split_ros2_recording_goes_in_and_comes_out_as_a_ros1_bag() throws Exception {
        Path parts = Path.of(System.getProperty("robograde.testdata", "none"), "rosbag2-dev/rosbag2_py/sqlite3/wbag");
        assumeTrue(Files.isDirectory(parts), "skipped: no test data");
        Program robograde = new Program(work.resolve("config"));
        Program.Run imported = robograde.run("import", parts, "--out", work.resolve("wbag"), "--json");
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        JsonNode bundle = new ObjectMapper().readTree(imported.out());
        assertThat(bundle.get("messages").asLong()).isEqualTo(6_074);
        assertThat(bundle.get("notes").toString()).contains("metadata.yaml says that the recording begins at");

        Path bag = work.resolve("wbag.bag");
        Program.Run exported = robograde.run(
                "export", work.resolve("wbag"), "--out", bag, "--topics", "AAA,BBB", "--compression", "lz4", "--json");
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        JsonNode written = new ObjectMapper().readTree(exported.out());
        assertThat(written.get("messages").asLong()).isEqualTo(804 + 742);
        assertThat(written.get("remarks").toString()).contains("converted from ROS 2's std_msgs/msg/String");

        Program.Run again = robograde.run("import", bag, "--out", work.resolve("again"));
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).contains("1,546 messages on 2 topics");

        Program.Run twice = robograde.run("export", work.resolve("wbag"), "--out", bag);
        assertThat(twice.exitCode()).isEqualTo(1);
        assertThat(twice.err())
                .contains("wbag.bag exists, and is not overwritten")
                .doesNotContain("\tat ");
    }

    @Test
    void what_is_wrong_with_the_arguments_is_said_before_anything_is_done() throws Exception {
        Program robograde = new Program(work.resolve("config"));
        Path bag = work.resolve("a.bag");
        Program.Run packing = robograde.run("export", work, "--out", bag, "--compression", "zip");
        assertThat(packing.exitCode()).isEqualTo(2);
        assertThat(packing.err()).contains("none, bz2 or lz4");
        Program.Run stretch = robograde.run("export", work, "--out", bag, "--from", "5", "--to", "2");
        assertThat(stretch.exitCode()).isEqualTo(2);
        assertThat(stretch.err()).contains("no stretch of time").doesNotContain("\tat ");
        assertThat(robograde
                        .run("export", work.resolve("nowhere"), "--out", bag)
                        .exitCode())
                .isEqualTo(2);
        assertThat(bag).doesNotExist();
    }
}

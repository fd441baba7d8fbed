package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import keeps, states and refuses; {@link EveryRecordingTest} has the counts. */
class ImporterTest {
    @TempDir
    Path folder;

    @Test
    void compression_changes_nothing_about_the_messages() {
        Path bags = TestRecordings.folder().resolve("rosbag_js-a");
        Evidence plain = imported(bags.resolve("example.bag"));
        Evidence packed = imported(bags.resolve("example-bz2.bag"));
        assertThat(packed.counts()).isEqualTo(plain.counts());
        assertThat(contents(packed)).containsExactlyInAnyOrderElementsOf(contents(plain));
    }

    @Test
    void header_stamps_become_publish_times_and_a_clock_offset_is_noted() {
        Evidence evidence = imported(TestRecordings.folder().resolve("mocap-rep-a/HTC_17032021_1.bag"));
        List<Double> delays = new ArrayList<>();
        evidence.read(
                List.of("/HTCposition"),
                message -> delays.add((message.logTimeNanos() - message.publishTimeNanos()) / 1e9));
        assertThat(delays.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .isCloseTo(0.54, within(0.02));
        assertThat(evidence.notes())
                .anyMatch(it -> it.startsWith("/HTCposition: messages were received 0.5")
                        && it.contains("two clocks that do not agree"));
    }

    @Test
    void roles_are_guessed_only_where_one_topic_has_the_type_and_are_called_guesses() {
        Evidence evidence = imported(TestRecordings.folder().resolve("robot_localization-1/test1.bag"));
        assertThat(evidence.roles()).isEqualTo(Map.of("odometry", "/husky_velocity_controller/odom"));
        assertThat(evidence.roleOrigins()).isEqualTo(Map.of("odometry", "guessed by type"));
        assertThat(RoleGuess.of(Map.of("/a", "sensor_msgs/msg/LaserScan", "/b", "sensor_msgs/LaserScan")))
                .isEmpty();
        assertThat(RoleGuess.of(
                        Map.of("/a", "geometry_msgs/PoseStamped", "/b", "geometry_msgs/PoseWithCovarianceStamped")))
                .isEqualTo(Map.of("map_pose", "/b"));
    }

    @Test
    void what_the_connection_said_is_kept_with_the_channel() {
        Evidence evidence = imported(TestRecordings.folder().resolve("robot_localization-1/test1.bag"));
        Channel odometry = evidence.channel("/husky_velocity_controller/odom").orElseThrow();
        assertThat(odometry.schemaName()).isEqualTo("nav_msgs/Odometry");
        assertThat(odometry.messageEncoding()).isEqualTo("ros1");
        assertThat(odometry.schemaEncoding()).isEqualTo("ros1msg");
        assertThat(odometry.schemaText()).contains("MSG: std_msgs/Header");
        assertThat(odometry.metadata()).containsEntry("md5sum", "cd5e73d190d741a2f92e81eda573aca7");
    }

    @Test
    void the_same_recording_gives_the_same_bundle() throws IOException {
        Path bag = TestRecordings.folder().resolve("evo-bags/tf_example.bag");
        Evidence one = imported(bag);
        Evidence other = imported(bag);
        assertThat(other.manifestSha256()).isEqualTo(one.manifestSha256());
        assertThat(Files.readAllBytes(other.folder().resolve("recording.mcap")))
                .isEqualTo(Files.readAllBytes(one.folder().resolve("recording.mcap")));
    }

    @Test
    void a_damaged_or_cut_bag_gives_what_is_left_and_states_the_rest() throws IOException {
        byte[] whole = Files.readAllBytes(TestRecordings.folder().resolve("robot_localization-1/test1.bag"));
        byte[] hurt = whole.clone();
        for (int i = 0; i < 64; i++) {
            hurt[whole.length / 2 + i] ^= 0x55;
        }
        Evidence damaged = imported(Files.write(folder.resolve("hurt.bag"), hurt));
        long lost = damaged.damage().stream().mapToLong(Evidence.Damage::count).sum();
        assertThat(lost).isPositive();
        assertThat(count(damaged) + lost).isEqualTo(16_806);

        Evidence cut =
                imported(Files.write(folder.resolve("cut.bag"), java.util.Arrays.copyOf(whole, whole.length / 2)));
        assertThat(count(cut)).isBetween(5_000L, 16_000L);
        assertThat(cut.damage()).isNotEmpty();
        assertThat(cut.notes()).anyMatch(it -> it.contains("has no index"));
    }

    @Test
    void what_cannot_be_imported_is_refused_in_one_sentence_and_nothing_is_left_behind() throws IOException {
        Map<String, String> refusals = Map.of(
                "", "is empty (0 bytes)",
                "#ROSBAG V1.2\n.....", "old version (ROSBAG V1.2)",
                "SQLite format 3\0.....", "cannot be read as an SQLite database",
                "some other file, by some other program",
                        "is neither a ROS 1 bag (V2.0), nor a ROS 2 .db3, nor an MCAP");
        Path place = Files.createDirectory(folder.resolve("place"));
        for (Map.Entry<String, String> refusal : refusals.entrySet()) {
            Path file = folder.resolve("recording");
            Files.write(file, refusal.getKey().getBytes(StandardCharsets.ISO_8859_1));
            assertThatThrownBy(() -> Importer.importRecording(file, place.resolve("b"), Bundles.key(folder), f -> {}))
                    .isInstanceOf(EvidenceException.class)
                    .hasMessageContaining(refusal.getValue())
                    .hasMessageNotContaining("\n");
            try (var left = Files.list(place)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void a_folder_with_something_in_it_is_not_written_to() throws IOException {
        Path file = Files.writeString(folder.resolve("a.bag"), "#ROSBAG V2.0\n");
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("x"), "x");
        assertThatThrownBy(() -> Importer.importRecording(file, full, Bundles.key(folder), f -> {}))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("not empty");
    }

    /** Cut at any place, a recording is read, or refused in a sentence; it never hangs and never throws anything else. */
    @ParameterizedTest
    @ValueSource(strings = {"evo-bags/tf_example.bag", "rosbag2-dev/rosbag2_py/mcap/talker/talker.mcap"})
    void a_recording_cut_anywhere_is_read_or_refused(String name) throws IOException {
        byte[] whole = Files.readAllBytes(TestRecordings.folder().resolve(name));
        for (int length = 1; length < whole.length; length += whole.length / 40) {
            Path file = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(whole, length));
            try {
                imported(file);
            } catch (EvidenceException e) {
                assertThat(length).isLessThan(64);
            }
        }
    }

    private Evidence imported(Path recording) {
        try {
            Path target = Files.createTempDirectory(folder, "imported");
            return Importer.importRecording(recording, target, Bundles.key(folder), fraction -> {});
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long count(Evidence evidence) {
        return evidence.counts().values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<String> contents(Evidence evidence) {
        return Bundles.all(evidence).stream()
                .map(it -> it.channel().topic() + " " + it.logTimeNanos() + " "
                        + it.payload().hashCode())
                .toList();
    }
}

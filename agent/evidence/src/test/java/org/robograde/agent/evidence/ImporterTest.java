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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are those the test data's own description states. */
class ImporterTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "robot_localization-1/test1.bag, 395.307, 16806, /imu/data, 11865",
        "robot_localization-1/test1.bag, 395.307, 16806, /husky_velocity_controller/odom, 3952",
        "robot_localization-1/test1.bag, 395.307, 16806, /fix, 989",
        "scan_tools-matcher/laser_scan_matcher_demo.bag, 35.811, 360, /scan, 360",
        "leg_tracker-demo/demo_stationary_simple_environment.bag, 125.989, 1265, /scan, 1265",
        "leg_tracker-train1/positive_1.bag, 53.141, 400, right_scan, 400",
        "leg_tracker-train1/positive_1_extracted.bag, , 591, /leg_cluster_positions, 197",
        "evo-bags/ROS_example.bag, , 26566, groundtruth, 12765",
        "evo-bags/ROS_example.bag, , 26566, ORB-SLAM, 8362",
        "evo-bags/ROS_example.bag, , 26566, S-PTAM, 5439",
        "evo-bags/tf_example.bag, 51.685, 518, /tf, 517",
        "fiducials-bags/aruco_images.bag, 0.856, 16, /raspicam_node/camera_info, 15",
        "fiducials-bags/aruco_transforms.bag, , 1, /fiducial_transforms, 1",
        "baxter-endpoint/baxter_endpoint_state.bag, 57.747, 2889, /robot/limb/right/endpoint_state, 2889",
        "dvrk-kincalib-1/pitch_exp_traj_01_test_cropped.bag, 34.428, 17101, /PSM2/measured_cp, 3420",
        "mocap-rep-a/HL_17032021_10.bag, 62.0, 9673, /HLposition, 3478",
        "mocap-rep-a/HTC_17032021_1.bag, 65.9, 10993, /HTCposition, 4425",
        "rosbag_js-a/example.bag, 21.7, 8647, /tf_static, 1",
        "rosbag_js-a/example-bz2.bag, 21.7, 8647, /tf_static, 1",
        "rosbag_js-a/no-messages.bag, 0, 0, , ",
        "amber-soccer/soccer_goal_12.mcap, , 2, /camera/image_raw, 2",
    })
    void a_recording_made_elsewhere_keeps_all_it_holds(
            String file, Double seconds, long messages, String topic, Long onTopic) {
        Evidence evidence = imported(TestRecordings.folder().resolve(file));

        assertThat(count(evidence)).isEqualTo(messages);
        assertThat(Bundles.all(evidence)).hasSize((int) messages);
        if (topic != null) {
            assertThat(evidence.counts()).containsEntry(topic, onTopic);
        }
        if (seconds != null) {
            assertThat((evidence.endNanos() - evidence.startNanos()) / 1e9).isCloseTo(seconds, within(0.06));
        }
        assertThat(evidence.damage()).isEmpty();
        assertThat(evidence.outcome()).isEqualTo("imported");
        assertThat(evidence.identity().timeBase()).isEqualTo(TimeBase.IMPORTED);
        assertThat(evidence.identity().source())
                .startsWith("import " + Path.of(file).getFileName() + " ");
        assertThat(SealCheck.of(evidence.folder())).matches(SealCheck::intact);
    }

    @Test
    void a_split_recording_is_complete_over_its_parts() {
        Path parts = TestRecordings.folder().resolve("rosbag2-dev/rosbag2_py/mcap");
        long wbag = 0;
        for (int i = 0; i < 5; i++) {
            Evidence part = imported(parts.resolve("wbag/wbag_" + i + ".mcap"));
            assertThat(part.counts()).hasSize(8);
            wbag += count(part);
        }
        assertThat(wbag).isEqualTo(6_074);
        long chatter = 0;
        for (int i = 0; i < 3; i++) {
            chatter += count(imported(parts.resolve("reindex_test_bags/multiple_files/multiple_files_" + i + ".mcap")));
        }
        assertThat(chatter).isEqualTo(3_177);
    }

    @Test
    void compression_changes_nothing_about_the_messages() {
        Path bags = TestRecordings.folder().resolve("rosbag_js-a");
        Evidence plain = imported(bags.resolve("example.bag"));
        Evidence packed = imported(bags.resolve("example-bz2.bag"));
        assertThat(packed.counts()).isEqualTo(plain.counts());
        assertThat(contents(packed)).containsExactlyInAnyOrderElementsOf(contents(plain));
    }

    @Test
    void every_scalar_bag_is_read() {
        for (Path bag : TestRecordings.all("Bool.bag", "Int8.bag", "Int64.bag", "Float64.bag")) {
            assertThat(count(imported(bag))).isPositive();
        }
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
        assertThat(evidence.notes()).anyMatch(it -> it.startsWith("/HTCposition: messages were received 0.5"));
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
                "SQLite format 3\0.....", "is a ROS 2 .db3 recording",
                "some other file, by some other program", "is neither a ROS 1 bag (V2.0) nor an MCAP file");
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

package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recording of the test data gives the counts and durations that its own description, metadata or {@code EXPECTED.json}
 * states. A recording that nobody expects anything of fails the test.
 */
class EveryRecordingTest {
    /**
     * Path, seconds, messages, and per topic. The figures stand in the description of the test data, and those of bags are what
     * Debian's {@code rosbag info} prints; but for evo-bags/ROS_example.bag, see the test of its own.
     */
    private static final String EXPECTED = """
            robot_localization-1/test1.bag | 395.307 | 16806 | /imu/data 11865, /husky_velocity_controller/odom 3952, /fix 989
            scan_tools-matcher/laser_scan_matcher_demo.bag | 35.811 | 360 | /scan 360
            leg_tracker-demo/demo_stationary_simple_environment.bag | 125.989 | 1265 | /scan 1265
            leg_tracker-train1/positive_1.bag | 53.141 | 400 | right_scan 400
            leg_tracker-train1/positive_1_extracted.bag | | 591 | /leg_cluster_positions 197, /training_scan 197, /visualization_marker_array 197
            evo-bags/ROS_example.bag | | 26566 | groundtruth 12765, ORB-SLAM 8362, S-PTAM 5439
            evo-bags/tf_example.bag | 51.685 | 518 | /tf 517, /tf_static 1
            evo-bags/tf_example | 51.684723334 | 518 | /tf 517, /tf_static 1
            fiducials-bags/aruco_images.bag | 0.856 | 16 | /raspicam_node/camera_info 15, /raspicam_node/image/compressed 1
            fiducials-bags/aruco_transforms.bag | 0 | 1 | /fiducial_transforms 1
            baxter-endpoint/baxter_endpoint_state.bag | 57.747 | 2889 | /robot/limb/right/endpoint_state 2889
            dvrk-kincalib-1/pitch_exp_traj_01_test_cropped.bag | 34.428 | 17101 | /PSM2/measured_cp 3420, /PSM2/setpoint_cp 3420, /PSM2/measured_js 3420, /PSM2/setpoint_js 3420, /PSM2/measured_cv 3421
            mocap-rep-a/HL_17032021_10.bag | 62.0 | 9673 | /vrpn_client_node/IndexFinger/pose 6195, /HLposition 3478
            mocap-rep-a/HTC_17032021_1.bag | 65.9 | 10993 | /vrpn_client_node/IndexFinger/pose 6568, /HTCposition 4425
            rosbag_js-a/example.bag | 21.7 | 8647 | /rosout 10, /tf 2688, /tf_static 1, /turtle1/cmd_vel 357, /turtle1/color_sensor 1351, /turtle1/pose 1344, /turtle2/cmd_vel 208, /turtle2/color_sensor 1344, /turtle2/pose 1344
            rosbag_js-a/example-bz2.bag | 21.7 | 8647 | /rosout 10, /tf 2688, /tf_static 1, /turtle1/cmd_vel 357, /turtle1/color_sensor 1351, /turtle1/pose 1344, /turtle2/cmd_vel 208, /turtle2/color_sensor 1344, /turtle2/pose 1344
            rosbag_js-a/no-messages.bag | 0 | 0 |
            bag_reader_java-scalars/Bool.bag | 5.2 | 2 | /true_value 1, /false_value 1
            bag_reader_java-scalars/Float32.bag | 0 | 1 | /data 1
            bag_reader_java-scalars/Float64.bag | 0 | 1 | /data 1
            bag_reader_java-scalars/Int16.bag | 0 | 1 | /data 1
            bag_reader_java-scalars/Int32.bag | 0 | 1 | /data 1
            bag_reader_java-scalars/Int64.bag | 0 | 1 | /data 1
            bag_reader_java-scalars/Int8.bag | 0 | 1 | /data 1
            bag_reader_java-scalars/UInt16.bag | 0 | 1 | /data 1
            bag_reader_java-scalars/UInt32.bag | 0 | 1 | /data 1
            bag_reader_java-scalars/UInt64.bag | 0 | 1 | /data 1
            bag_reader_java-scalars/UInt8.bag | 0 | 1 | /data 1
            rosbag2-dev/rosbag2_py/sqlite3/talker | 4.531096768 | 20 | /topic 10, /rosout 10, /parameter_events 0
            rosbag2-dev/rosbag2_py/mcap/talker | 4.531096768 | 20 | /topic 10, /rosout 10, /parameter_events 0
            rosbag2-dev/rosbag2_py/sqlite3/wbag | | 6074 | AAA 804, BBB 742, CCC 742, DDD 753, EEE 804, FFF 772, GGG 731, HHH 726
            rosbag2-dev/rosbag2_py/mcap/wbag | | 6074 | AAA 804, BBB 742, CCC 742, DDD 753, EEE 804, FFF 772, GGG 731, HHH 726
            rosbag2-dev/rosbag2_py/sqlite3/convert_a | 0.1 | 150 | a_empty 100, b_basictypes 50
            rosbag2-dev/rosbag2_py/mcap/convert_a | 0.1 | 150 | a_empty 100, b_basictypes 50
            rosbag2-dev/rosbag2_py/sqlite3/convert_b | 0.222 | 75 | a_empty 25, c_strings 50
            rosbag2-dev/rosbag2_py/mcap/convert_b | 0.222 | 75 | a_empty 25, c_strings 50
            rosbag2-dev/rosbag2_py/sqlite3/reindex_test_bags/multiple_files | | 3177 | /chatter 3177
            rosbag2-dev/rosbag2_py/mcap/reindex_test_bags/multiple_files | | 3177 | /chatter 3177
            amber-soccer/soccer_goal_12.mcap | 0.033311111 | 2 | /camera/image_raw 2
            """;

    /** Refused, as {@link ImporterTest} shows. */
    private static final List<String> NO_RECORDING = List.of("rosbag_js-a/empty-file.bag");

    /** The description rounds to a tenth of a second, or to a millisecond. */
    private static final double ROUNDING = 0.06;

    private record Expected(String path, Optional<Double> seconds, long messages, Map<String, Long> topics) {}

    @TempDir
    Path folder;

    private static List<Expected> expected() {
        return EXPECTED.lines()
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Expected(
                        cells[0].strip(),
                        cells[1].isBlank() ? Optional.empty() : Optional.of(Double.valueOf(cells[1].strip())),
                        Long.parseLong(cells[2].strip()),
                        topics(cells[3])))
                .toList();
    }

    private static Map<String, Long> topics(String cell) {
        return Arrays.stream(cell.split(","))
                .filter(it -> !it.isBlank())
                .map(it -> it.strip().split(" "))
                .collect(Collectors.toMap(it -> it[0], it -> Long.valueOf(it[1]), Long::sum, TreeMap::new));
    }

    static List<Arguments> recordings() {
        return expected().stream().map(it -> Arguments.of(it.path(), it)).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void a_recording_made_elsewhere_keeps_all_it_holds(String path, Expected expected) {
        Evidence evidence = imported(TestRecordings.folder().resolve(path));

        assertThat(evidence.counts()).isEqualTo(expected.topics());
        assertThat(Bundles.all(evidence)).hasSize((int) expected.messages());
        expected.seconds().ifPresent(seconds -> assertThat(seconds(evidence)).isCloseTo(seconds, within(ROUNDING)));
        assertThat(evidence.damage()).isEmpty();
        assertThat(evidence.outcome()).isEqualTo("imported");
        assertThat(evidence.identity().timeBase()).isEqualTo(TimeBase.IMPORTED);
        assertThat(evidence.identity().source()).startsWith("import ");
        assertThat(SealCheck.of(evidence.folder())).matches(SealCheck::intact);
    }

    @Test
    void no_recording_of_the_test_data_goes_unchecked() {
        TreeSet<String> unchecked = new TreeSet<>();
        List<Path> checked = expected().stream()
                .map(it -> TestRecordings.folder().resolve(it.path()))
                .toList();
        for (Path recording : TestRecordings.all(".bag", ".db3", ".mcap")) {
            String name = TestRecordings.folder().relativize(recording).toString();
            if (checked.stream().noneMatch(recording::startsWith) && !NO_RECORDING.contains(name)) {
                unchecked.add(name);
            }
        }
        assertThat(unchecked).isEmpty();
    }

    @Test
    void what_a_dataset_says_of_its_recording_holds() throws IOException {
        int said = 0;
        for (Path json : TestRecordings.all("EXPECTED.json")) {
            JsonNode dataset = new ObjectMapper().readTree(json.toFile());
            if (dataset.has("messages") || dataset.has("duration_s")) {
                List<Expected> recordings = expected().stream()
                        .filter(it -> TestRecordings.folder().resolve(it.path()).startsWith(json.getParent()))
                        .toList();
                assertThat(recordings).as(json.toString()).hasSize(1);
                Evidence evidence = imported(
                        TestRecordings.folder().resolve(recordings.get(0).path()));
                assertThat(Bundles.all(evidence))
                        .hasSize(dataset.get("messages").asInt());
                assertThat(seconds(evidence))
                        .isCloseTo(dataset.get("duration_s").asDouble(), within(0.0006));
                said++;
            }
        }
        assertThat(said).isPositive();
    }

    /**
     * The description gives 740.55 s, as {@code rosbag info} does: from the first message to the end of the last chunk in the file.
     * That chunk is not the latest one. The messages themselves span 889.019 s, and so say the times of all chunks in the index
     * together; {@code rosbag}'s own reader hands out the same last message. A recording lasts as long as its messages do.
     */
    @Test
    void a_bag_whose_last_chunk_is_not_its_latest_lasts_as_long_as_its_messages() {
        Path bag = TestRecordings.folder().resolve("evo-bags/ROS_example.bag");
        Evidence evidence = imported(bag);
        long lastOfShorter = Bundles.all(evidence).stream()
                .filter(it -> !it.channel().topic().equals("groundtruth"))
                .mapToLong(EvidenceMessage::logTimeNanos)
                .max()
                .orElseThrow();
        assertThat((lastOfShorter - evidence.startNanos()) / 1e9).isCloseTo(740.55, within(0.005));
        assertThat(seconds(evidence)).isCloseTo(889.019, within(0.0005));
        assertThat(evidence.notes()).anyMatch(it -> it.matches("\\d+ messages stand in the file behind one .*"));
    }

    @Test
    void missing_parts_of_a_split_recording_are_in_the_loss_ledger() {
        Evidence evidence = imported(TestRecordings.folder().resolve("amber-soccer"));
        assertThat(evidence.counts()).isEqualTo(Map.of("/camera/image_raw", 2L));
        assertThat(evidence.damage())
                .hasSize(12)
                .allSatisfy(it -> assertThat(it.topic()).isEqualTo("/camera/image_raw"))
                .allSatisfy(it -> assertThat(it.knownBy()).isEqualTo("metadata.yaml"))
                .anySatisfy(it ->
                        assertThat(it.reason()).contains("soccer_goal_11.mcap").contains("not there"));
        // The metadata counts 251 in all.
        assertThat(evidence.damage().stream().mapToLong(Evidence.Damage::count).sum())
                .isEqualTo(251 - 2);
        assertThat(evidence.notes())
                .anyMatch(it -> it.contains("packed one by one with zstd, which metadata.yaml says"));
        Bundles.all(evidence).forEach(it -> assertThat(it.payload().remaining()).isGreaterThan(640 * 480 * 3));
    }

    @Test
    void one_part_taken_alone_says_so() {
        Evidence evidence = imported(TestRecordings.folder().resolve("amber-soccer/soccer_goal_12.mcap"));
        assertThat(evidence.notes())
                .anyMatch(it -> it.contains("one of 13 parts"))
                .anyMatch(it -> it.contains("chunks have no checksum"));
    }

    @Test
    void a_description_that_contradicts_its_recording_is_stated() {
        Evidence evidence = imported(TestRecordings.folder().resolve("rosbag2-dev/rosbag2_py/sqlite3/wbag"));
        assertThat(evidence.startNanos()).isEqualTo(1000);
        assertThat(evidence.endNanos()).isEqualTo(2998);
        assertThat(evidence.notes()).anyMatch(it -> it.startsWith("metadata.yaml says that the recording begins at"));
    }

    @Test
    void clocks_are_told_apart() {
        Path data = TestRecordings.folder();
        assertThat(imported(data.resolve("baxter-endpoint/baxter_endpoint_state.bag"))
                        .notes())
                .anyMatch(it -> it.startsWith("receive times are on no wall clock but a simulated one")
                        && it.contains("1530.9"));
        assertThat(imported(data.resolve("robot_localization-1/test1.bag")).notes())
                .anyMatch(it ->
                        it.startsWith("receive times are on a wall clock (guessed, as they lie after the year 2000"));
    }

    private Evidence imported(Path recording) {
        try {
            Path target = Files.createTempDirectory(folder, "imported");
            return Importer.importRecording(recording, target, Bundles.key(folder), fraction -> {});
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static double seconds(Evidence evidence) {
        return (evidence.endNanos() - evidence.startNanos()) / 1e9;
    }
}

package org.robograde.grader.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.agent.evidence.Evidence;
import org.robograde.grader.motion.trajectory.Alignment;
import org.robograde.grader.motion.trajectory.AssociationRule;

/** Numbers that others computed or stated of recordings and tables, straight from the files as they come. */
class PublishedRecordingsTest {
    @TempDir
    Path work;

    @Test
    void the_author_s_errors_of_a_Vive_against_motion_capture_are_reached() {
        JsonNode expected = TestData.expected("mocap-rep-a").path("HTC_OT_data_1.csv");
        Path csv = TestData.file("mocap-rep-a/HTC_OT_data_1.csv");
        Figure figure = measured(
                "trajectory.ape",
                table(csv, "sec=sec,nsec=nsec,x=HTC_x,y=HTC_y,z=HTC_z"),
                table(csv, "sec=sec,nsec=nsec,x=OT_x,y=OT_y,z=OT_z"),
                MeasureOptions.plain());
        assertThat(figure.samples()).isEqualTo(expected.path("rows").asInt());
        assertThat(figure.others().get("mean"))
                .isCloseTo(expected.path("mean_m").asDouble(), within(0.5e-6));
        assertThat(figure.others().get("std")).isCloseTo(expected.path("sd_m").asDouble(), within(0.5e-6));
        // The author's errors are of positions before they were rounded to six digits for the file.
        assertThat(figure.others().get("max")).isCloseTo(expected.path("max_m").asDouble(), within(1.5e-6));
        double[] errors =
                TrajectoryFile.columns(csv, ReadSettings.plain().withColumns("e=Error"), java.util.List.of("e"))[0];
        assertThat(figure.others().get("sse"))
                .isCloseTo(java.util.Arrays.stream(errors).map(e -> e * e).sum(), within(1e-5));
    }

    @Test
    void the_two_clocks_of_the_Vive_recording_are_told_and_carried_into_the_uncertainty() {
        double stated = TestData.stated("mocap-rep-a", "header stamps are ([0-9.]+) s away");
        Evidence evidence = TestData.imported("mocap-rep-a/HTC_17032021_1.bag", work);
        java.util.List<String> topics = evidence.channels().stream()
                .filter(c -> c.schemaName().equals("geometry_msgs/PoseStamped"))
                .map(c -> c.topic())
                .sorted()
                .toList();
        assertThat(topics).hasSize(2);
        RecordedPoses one = poses(evidence, topics.get(0));
        RecordedPoses other = poses(evidence, topics.get(1));
        double worst = Math.max(
                        Math.abs(one.clocks().orElseThrow().medianNanos()),
                        Math.abs(other.clocks().orElseThrow().medianNanos()))
                / 1e9;
        assertThat(worst).isCloseTo(stated, within(0.01));

        MeasureRequest request = new MeasureRequest(
                new PoseSource.OfRecording(one),
                Optional.of(new PoseSource.OfRecording(other)),
                MeasureOptions.plain()
                        .with(AssociationRule.ONE_TO_ONE, 20_000_000L)
                        .with(Alignment.SE3));
        Figure figure = MeasurableFigures.find("trajectory.ape").orElseThrow().measure(request);
        assertThat(figure.notes()).anyMatch(note -> note.contains("two clocks"));
        assertThat(figure.budget().contributions())
                .anyMatch(part -> part.name().equals("clocks, as the record's two disagree")
                        && part.standardUncertainty() > 0.001);
    }

    @Test
    void setpoint_against_measured_and_the_path_of_a_surgical_arm_are_reached_straight_from_the_bag() {
        JsonNode expected = TestData.expected("dvrk-kincalib-1");
        Evidence evidence = TestData.imported("dvrk-kincalib-1/pitch_exp_traj_01_test_cropped.bag", work);
        PoseSource measured = new PoseSource.OfRecording(poses(evidence, "/PSM2/measured_cp"));
        PoseSource setpoint = new PoseSource.OfRecording(poses(evidence, "/PSM2/setpoint_cp"));

        Figure path = measured("trajectory.path-length", measured, setpoint, MeasureOptions.plain());
        assertThat(path.value())
                .isCloseTo(expected.path("PSM2_measured_cp_path_m").asDouble(), within(0.5e-4));
        JsonNode error = expected.path("setpoint_vs_measured_position_m");
        Figure figure = measured("trajectory.ape", measured, setpoint, MeasureOptions.plain());
        assertThat(figure.samples()).isEqualTo(error.path("pairs").asInt());
        assertThat(figure.value()).isCloseTo(error.path("rmse").asDouble(), within(0.5e-6));
        assertThat(figure.others().get("mean")).isCloseTo(error.path("mean").asDouble(), within(0.5e-6));
        assertThat(figure.others().get("max")).isCloseTo(error.path("max").asDouble(), within(0.5e-6));

        Figure evo = measured(
                "trajectory.ape", measured, setpoint, MeasureOptions.plain().with(AssociationRule.EVO, 10_000_000L));
        assertThat(evo.samples()).isEqualTo(figure.samples() + 1);
        assertThat(evo.notes()).anyMatch(note -> note.startsWith("1 pairs use a pose that another pair uses too"));
    }

    @Test
    void goal_error_and_peak_force_of_an_arm_without_a_clock_are_reached() {
        Path csv = TestData.file("platonics-a/data_trial1.csv");
        Figure error = measured(
                "trajectory.ape",
                table(csv, "x=current_pos_x,y=current_pos_y,z=current_pos_z"),
                table(csv, "x=goal_pos_x,y=goal_pos_y,z=goal_pos_z"),
                MeasureOptions.plain());
        double millimetres = TestData.stated("platonics-a", "position error rmse ([0-9.]+) mm");
        assertThat(error.value() * 1000).isCloseTo(millimetres, within(0.005));
        assertThat(error.samples()).isEqualTo((int) TestData.stated("platonics-a", "([0-9,]+) rows"));
        assertThat(error.notes()).anyMatch(note -> note.contains("row by row"));

        Figure force = MeasurableFigures.find("force.peak")
                .orElseThrow()
                .measure(new MeasureRequest(
                        table(csv, "fx=force_x,fy=force_y,fz=force_z"), Optional.empty(), MeasureOptions.plain()));
        assertThat(force.value()).isCloseTo(TestData.stated("platonics-a", "peak force ([0-9.]+) N"), within(0.005));
    }

    @Test
    void a_table_without_header_is_read_by_the_numbers_of_its_columns() {
        Path csv = TestData.file("ur10e-a/ur-20_01_17-ptp_10_points.csv");
        Figure joints =
                measured("trajectory.path-length", table(csv, "time=1,x=2,y=3,z=4"), null, MeasureOptions.plain());
        double hertz = TestData.stated("ur10e-a", "at ([0-9]+) Hz");
        assertThat(joints.others().get("duration"))
                .isCloseTo(TestData.stated("ur10e-a", "PTP \\(([0-9]+) s\\)"), within(0.5));
        assertThat(joints.samples() / joints.others().getOrDefault("duration", 0.0))
                .isCloseTo(hertz, within(0.07 * hertz));
        assertThat(TextTable.open(csv).columns()).isEqualTo((int) TestData.stated("ur10e-a", "([0-9]+) columns"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"left", "right"})
    void paths_of_a_teleoperated_pair_of_arms_are_reached_and_their_repeated_rows_told(String arm) {
        JsonNode expected = TestData.expected("desk-taurus-S4").path(arm);
        Path file = TestData.file("desk-taurus-S4/S4_T1_" + arm + "_kinematics.txt");
        ReadSettings microns =
                ReadSettings.plain().withColumns("time=1,x=14,y=15,z=16").withUnit(LengthUnit.UM);
        Figure path =
                measured("trajectory.path-length", new PoseSource.OfFile(file, microns), null, MeasureOptions.plain());
        assertThat(path.value() * 1000).isCloseTo(expected.path("path_mm").asDouble(), within(0.05));
        assertThat(path.samples()).isEqualTo(expected.path("rows").asInt());
        assertThat(path.others().get("duration"))
                .isCloseTo(expected.path("duration_s").asDouble(), within(0.0005));
        assertThat(path.notes()).anyMatch(note -> note.contains("repeat the pose of the row before"));
    }

    @Test
    void microns_called_metres_are_caught() {
        Path file = TestData.file("desk-taurus-S4/S4_T1_left_kinematics.txt");
        PoseSource asMeters = new PoseSource.OfFile(file, ReadSettings.plain().withColumns("time=1,x=14,y=15,z=16"));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> measured("trajectory.path-length", asMeters, null, MeasureOptions.plain()))
                .isInstanceOf(MeasureInputException.class)
                .hasMessageContaining("its unit cannot be the metre")
                .hasMessageContaining("--unit");
    }

    @Test
    void length_and_end_of_a_Husky_s_odometry_are_reached() {
        Evidence evidence = TestData.imported("robot_localization-1/test1.bag", work);
        Figure path = measured(
                "trajectory.path-length",
                new PoseSource.OfRecording(poses(evidence, "/husky_velocity_controller/odom")),
                null,
                MeasureOptions.plain());
        String row = "robot_localization-1";
        assertThat(path.value()).isCloseTo(TestData.stated(row, "Odom path ([0-9.]+) m"), within(0.005));
        assertThat(path.others().get("endX")).isCloseTo(TestData.stated(row, "last \\((-?[0-9.]+),"), within(0.0005));
        assertThat(path.others().get("endY"))
                .isCloseTo(TestData.stated(row, "last \\(-?[0-9.]+, (-?[0-9.]+)\\)"), within(0.0005));
    }

    @ParameterizedTest
    @CsvSource({"ORB-SLAM", "S-PTAM"})
    void trajectories_come_straight_from_a_bag_whose_topics_have_no_slash(String topic) {
        Evidence evidence = TestData.imported("evo-bags/ROS_example.bag", work);
        RecordedPoses truth = poses(evidence, "groundtruth");
        RecordedPoses estimate = poses(evidence, topic);
        assertThat(truth.trajectory().size())
                .isEqualTo((int) TestData.stated("evo-bags/ROS_example.bag", "groundtruth ([0-9,]+)"));
        assertThat(estimate.trajectory().size())
                .isEqualTo((int) TestData.stated("evo-bags/ROS_example.bag", topic + " ([0-9,]+)"));
        Figure ours = measured(
                "trajectory.ape",
                new PoseSource.OfRecording(estimate),
                new PoseSource.OfRecording(truth),
                MeasureOptions.plain().with(Alignment.SE3).with(AssociationRule.ONE_TO_ONE, 10_000_000L));
        Figure evo = measured(
                "trajectory.ape",
                new PoseSource.OfRecording(estimate),
                new PoseSource.OfRecording(truth),
                MeasureOptions.plain().with(Alignment.SE3).with(AssociationRule.EVO, 10_000_000L));
        assertThat(ours.samples()).isLessThanOrEqualTo(evo.samples());
        assertThat(ours.value()).isCloseTo(evo.value(), within(0.02 * evo.value()));
        assertThat(evo.value()).isBetween(0.1, 10.0);
    }

    @Test
    void a_transform_is_found_in_both_forms_of_one_recording_and_is_the_same() {
        Evidence ros1 = TestData.imported("evo-bags/tf_example.bag", work.resolve("1"));
        Evidence ros2 = TestData.imported("evo-bags/tf_example", work.resolve("2"));
        RecordedPoses a = RecordedPoses.read(
                ros1,
                Optional.of("/tf"),
                Optional.empty(),
                Optional.of("odom:base_footprint"),
                RecordedPoses.Stamps.HEADER);
        RecordedPoses b = RecordedPoses.read(
                ros2,
                Optional.of("/tf"),
                Optional.empty(),
                Optional.of("odom:base_footprint"),
                RecordedPoses.Stamps.HEADER);
        assertThat(a.trajectory().size())
                .isGreaterThan(100)
                .isEqualTo(b.trajectory().size());
        Figure apart = measured(
                "trajectory.ape", new PoseSource.OfRecording(a), new PoseSource.OfRecording(b), MeasureOptions.plain());
        assertThat(apart.others().get("max")).isZero();
        assertThat(apart.samples()).isEqualTo(a.trajectory().size());
    }

    @Test
    void a_pose_in_a_type_of_its_own_is_found_by_its_field() {
        Evidence evidence = TestData.imported("baxter-endpoint/baxter_endpoint_state.bag", work);
        RecordedPoses poses = RecordedPoses.read(
                evidence, Optional.empty(), Optional.of("pose"), Optional.empty(), RecordedPoses.Stamps.HEADER);
        assertThat(poses.trajectory().size())
                .isEqualTo((int) TestData.stated("baxter-endpoint", "([0-9,]+) baxter_core_msgs/EndpointState"));
        assertThat(poses.trajectory().hasOrientation()).isTrue();
    }

    private static Figure measured(
            String metric, PoseSource file, @Nullable PoseSource reference, MeasureOptions options) {
        return MeasurableFigures.find(metric)
                .orElseThrow()
                .measure(new MeasureRequest(file, Optional.ofNullable(reference), options));
    }

    private static PoseSource table(Path file, String columns) {
        return new PoseSource.OfFile(file, ReadSettings.plain().withColumns(columns));
    }

    private static RecordedPoses poses(Evidence evidence, String topic) {
        return RecordedPoses.read(
                evidence, Optional.of(topic), Optional.empty(), Optional.empty(), RecordedPoses.Stamps.HEADER);
    }
}

package org.robograde.grader.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.grader.motion.trajectory.Alignment;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.Trajectory;

/** What is said of files that cannot be what they are given for. */
class TableMistakesTest {
    private static final String GOOD = "0 0 0 0 0 0 0 1\n1 1 0 0 0 0 0 1\n";

    @TempDir
    Path folder;

    @Test
    void no_number_infinity_and_a_ragged_row_are_all_told_at_once_with_line_and_cell() throws IOException {
        assertMistakes(
                GOOD + "2 nan 0 0 0 0 0 1\n3 0 Infinity 0 0 0 0 1\n4 0 0 zero 0 0 0 1\n5 0 0\n",
                "poses.txt:3:2: x is nan; a pose needs finite numbers",
                "poses.txt:4:3: y is Infinity; a pose needs finite numbers",
                "poses.txt:5:4: z is no number: 'zero'",
                "poses.txt:6:4: the row has 3 cells, the first one has 8");
    }

    @Test
    void twenty_mistakes_are_told_and_the_rest_counted() throws IOException {
        assertThatThrownBy(() -> read(GOOD + "2 x 0 0 0 0 0 1\n".repeat(30), ReadSettings.plain()))
                .isInstanceOf(MeasureInputException.class)
                .hasMessageContaining("poses.txt:22:2")
                .hasMessageContaining("and 10 more mistakes");
    }

    @Test
    void a_quaternion_that_is_none_and_a_stamp_that_is_none_are_told() throws IOException {
        assertMistakes(
                GOOD + "2 0 0 0 0.5 0 0 0.5\n1e40 0 0 0 0 0 0 1\n",
                "poses.txt:3:5: the quaternion has the length 0.7071 instead of 1: are these its columns, in the order x y z w?",
                "poses.txt:4:1: the stamp 1e40 is no time in seconds; --time-unit says what stamps are in");
    }

    @Test
    void a_matrix_that_turns_nothing_is_told() throws IOException {
        assertMistakes(
                "1 0 0 0 0 1 0 0 0 0 1 0\n2 0 0 0 0 1 0 0 0 0 1 0\n",
                "poses.txt:2:1: the rotation matrix has the determinant 2 instead of 1: it turns nothing");
    }

    @Test
    void an_empty_file_a_file_of_words_and_a_missing_file_are_told() throws IOException {
        assertMistakes("", "poses.txt: no row of numbers; the file is empty");
        assertMistakes("# nothing\nhere\n", "poses.txt: no row of numbers in its first 2 lines");
        Path missing = folder.resolve("nowhere.txt");
        assertThatThrownBy(() -> TrajectoryFile.read(missing, ReadSettings.plain()))
                .hasMessage(missing + ": no such file");
    }

    @Test
    void bytes_that_are_no_text_are_told() throws IOException {
        Path file = Files.write(folder.resolve("poses.txt"), new byte[] {(byte) 0xC3, 0x28, 10});
        assertThatThrownBy(() -> TrajectoryFile.read(file, ReadSettings.plain()))
                .isInstanceOf(MeasureInputException.class)
                .hasMessageContaining("no text in UTF-8");
    }

    @Test
    void a_line_without_end_is_refused_before_it_fills_the_memory() throws IOException {
        assertThatThrownBy(() -> read(GOOD + "1 ".repeat(1 << 18), ReadSettings.plain()))
                .isInstanceOf(MeasureInputException.class)
                .hasMessageContaining("no table of numbers");
    }

    @Test
    void a_column_that_is_not_there_is_told_with_those_that_are() throws IOException {
        String table = "t,px,py,pz\n0,1,2,3\n1,1,2,4\n";
        assertThatThrownBy(() -> read(table, ReadSettings.plain().withColumns("time=t,x=px,y=p_y,z=9")))
                .hasMessageContaining("there is no column p_y (asked for as y); it has t, px, py, pz")
                .hasMessageContaining("there is no column 9 (asked for as z)");
        assertThatThrownBy(() -> read(table, ReadSettings.plain()))
                .hasMessageContaining("which columns hold the positions?");
        assertThatThrownBy(() -> read("1,2,3\n", ReadSettings.plain().withColumns("x=a,y=b,z=c")))
                .hasMessageContaining("the file has no header");
        assertThatThrownBy(() -> ColumnMap.parse("x=1,x=2,y"))
                .hasMessageContaining("x is given twice")
                .hasMessageContaining("'y' is not of the form NAME=COLUMN");
    }

    @Test
    void tables_with_any_separator_header_and_unit_hold_the_same_poses() throws IOException {
        ReadSettings named =
                ReadSettings.plain().withColumns("time=t,x=px,y=py,z=pz").withUnit(LengthUnit.MM);
        Trajectory comma = read("t,px,\"py\",pz\n0.5,1500,2,3\n1.25,1,2,4\n", named);
        Trajectory semicolon = read("t;px;py;pz\n0.5;1500;2;3\n1.25;1;2;4\n", named);
        Trajectory tab = read("# t\tpx\tpy\tpz\n0.5\t1500\t2\t3\n1.25\t1\t2\t4\n", named);
        Trajectory blanks = read("t  px py pz\n0.5 1500   2 3\n\n1.25 1 2 4\n", named);
        for (Trajectory each : new Trajectory[] {comma, semicolon, tab, blanks}) {
            assertThat(each.size()).isEqualTo(2);
            assertThat(each.nanos(0)).isEqualTo(500_000_000L);
            assertThat(each.nanos(1)).isEqualTo(1_250_000_000L);
            assertThat(each.x(0)).isEqualTo(1.5);
            assertThat(each.z(1)).isEqualTo(0.004);
        }
        assertThat(read(
                                "0.5,10\n",
                                ReadSettings.plain().withColumns("x=2,y=2,z=2").withUnit(LengthUnit.IN))
                        .x(0))
                .isEqualTo(0.254);
    }

    @Test
    void the_EuRoC_form_has_nanoseconds_and_w_first() throws IOException {
        Trajectory euroc = read("""
                #timestamp [ns], p_x [m], p_y [m], p_z [m], q_w [], q_x [], q_y [], q_z []
                1403636579763555584,1,2,3,1,0,0,0
                1403636579813555456,1,2,4,0,0,0,1
                """, ReadSettings.plain());
        assertThat(euroc.nanos(0)).isEqualTo(1403636579763555584L);
        assertThat(euroc.size()).isEqualTo(2);
        assertThat(euroc.hasOrientation()).isTrue();
    }

    @Test
    void stamps_of_poses_without_them_must_be_as_many() throws IOException {
        Path times = Files.writeString(folder.resolve("times.txt"), "0\n1\n2\n");
        assertThatThrownBy(() ->
                        read("1 0 0 0 0 1 0 0 0 0 1 0\n", ReadSettings.plain().withTimes(times)))
                .hasMessageContaining("has 3 stamps, and poses.txt has 1 poses");
    }

    @Test
    void a_single_pose_equal_poses_and_equal_stamps_are_not_measurable_with_the_reason() throws IOException {
        assertNotMeasurable("trajectory.path-length", "0 0 0 0 0 0 0 1\n", "has a single pose: no path");
        assertNotMeasurable("trajectory.top-speed", "0 1 1 1 0 0 0 1\n1 1 1 1 0 0 0 1\n", "no two poses that differ");
        assertNotMeasurable(
                "trajectory.top-speed", "5 1 1 1 0 0 0 1\n5 2 1 1 0 0 0 1\n", "all 2 stamps of poses.txt are equal");
        assertNotMeasurable(
                "trajectory.top-speed",
                "5 1 1 1 0 0 0 1\n4 2 1 1 0 0 0 1\n3 2 1 1 0 0 0 1\n",
                "2 of the 3 stamps of poses.txt step back");
        assertNotMeasurable("trajectory.top-speed", "1 0 0 0 0 1 0 0 0 0 1 0\n", "the file has no stamps");
        assertNotMeasurable("trajectory.ape", GOOD, "give --reference");
    }

    @Test
    void positions_all_equal_or_on_a_line_are_not_aligned_by_a_guess() throws IOException {
        assertThatThrownBy(() -> aligned("0 1 1 1 0 0 0 1\n1 1 1 1 0 0 0 1\n2 1 1 1 0 0 0 1\n"))
                .isInstanceOf(IncomparableException.class)
                .hasMessageContaining("are all equal");
        assertThatThrownBy(() -> aligned("0 1 1 1 0 0 0 1\n1 2 2 2 0 0 0 1\n2 3 3 3 0 0 0 1\n"))
                .isInstanceOf(IncomparableException.class)
                .hasMessageContaining("lie on a straight line");
    }

    @Test
    void clocks_that_never_meet_are_told_with_both_spans() throws IOException {
        PoseSource here = source("poses.txt", GOOD);
        PoseSource then = source("truth.txt", "100 0 0 0 0 0 0 1\n101 1 0 0 0 0 0 1\n");
        MeasureRequest request = new MeasureRequest(here, Optional.of(then), MeasureOptions.plain());
        assertThatThrownBy(() -> figure("trajectory.ape").measure(request))
                .isInstanceOf(IncomparableException.class)
                .hasMessage("no pose of poses.txt (0 s to 1 s) has one of truth.txt (100 s to 101 s) within 0.01 s; are"
                        + " they on one clock? An offset or a larger limit can be given");
    }

    @Test
    void sizes_no_robot_has_are_doubted_unless_the_unit_is_stated() throws IOException {
        String huge = "0 0 0 0 0 0 0 1\n1 250000 0 0 0 0 0 1\n";
        PoseSource source = source("poses.txt", huge);
        assertThatThrownBy(() -> figure("trajectory.path-length")
                        .measure(new MeasureRequest(source, Optional.empty(), MeasureOptions.plain())))
                .isInstanceOf(MeasureInputException.class)
                .hasMessageContaining("poses.txt would span 250 km: its unit cannot be the metre")
                .hasMessageContaining("--unit");
        PoseSource stated = new PoseSource.OfFile(
                folder.resolve("poses.txt"), ReadSettings.plain().withUnit(LengthUnit.M));
        Figure figure = figure("trajectory.path-length")
                .measure(new MeasureRequest(stated, Optional.empty(), MeasureOptions.plain()));
        assertThat(figure.value()).isEqualTo(250_000);
        assertThat(figure.notes()).anyMatch(note -> note.contains("would span 250 km"));
    }

    private Figure aligned(String poses) throws IOException {
        PoseSource source = source("poses.txt", poses);
        return figure("trajectory.ape")
                .measure(new MeasureRequest(
                        source, Optional.of(source), MeasureOptions.plain().with(Alignment.SE3)));
    }

    private void assertNotMeasurable(String metric, String poses, String reason) throws IOException {
        MeasureRequest request =
                new MeasureRequest(source("poses.txt", poses), Optional.empty(), MeasureOptions.plain());
        assertThatThrownBy(() -> figure(metric).measure(request))
                .isInstanceOf(IncomparableException.class)
                .hasMessageContaining(reason);
    }

    private void assertMistakes(String content, String... lines) {
        assertThatThrownBy(() -> read(content, ReadSettings.plain()))
                .isInstanceOf(MeasureInputException.class)
                .hasMessage(String.join(System.lineSeparator(), lines));
    }

    private static MeasurableFigure figure(String id) {
        return MeasurableFigures.find(id).orElseThrow();
    }

    private PoseSource source(String name, String content) throws IOException {
        return new PoseSource.OfFile(Files.writeString(folder.resolve(name), content), ReadSettings.plain());
    }

    private Trajectory read(String content, ReadSettings settings) throws IOException {
        return TrajectoryFile.read(Files.writeString(folder.resolve("poses.txt"), content), settings);
    }
}

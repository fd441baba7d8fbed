package org.robograde.grader.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.robograde.grader.motion.trajectory.IncomparableException;

/** Every form in which a trajectory may be given, with everything that may be wrong with one: each has its sentence, or its note beside the number. */
class BadTrajectoriesTest {
    @TempDir
    Path folder;

    private record Row(String time, String x) {
        static Row at(double time, double x) {
            return new Row(String.valueOf(time), String.valueOf(x));
        }
    }

    private enum Form {
        TUM("", "%1$s %2$s 1 2 0 0 0 1", 1, 2),
        KITTI("", "1 0 0 %2$s 0 1 0 1 0 0 1 2", 0, 4),
        EUROC(
                "#timestamp [ns], p_x [m], p_y [m], p_z [m], q_w [], q_x [], q_y [], q_z []\n",
                "%1$s,%2$s,1,2,1,0,0,0",
                1,
                2),
        NAMED("px;t;py;pz\n", "%2$s;%1$s;1;2", 2, 1),
        NUMBERED("", "%1$s\t1\t2\t%2$s", 1, 4),
        SEC_AND_NSEC("", "0,%1$s,%2$s,1,2", 2, 3);

        private final String head;
        private final String row;
        private final int timeCell;
        private final int xCell;

        Form(String head, String row, int timeCell, int xCell) {
            this.head = head;
            this.row = row;
            this.timeCell = timeCell;
            this.xCell = xCell;
        }

        boolean nanoseconds() {
            return this == EUROC || this == SEC_AND_NSEC;
        }

        /** The line of a row, by its place from 0. */
        int line(int row) {
            return row + (head.isEmpty() ? 1 : 2);
        }

        String time(String seconds) {
            try {
                return nanoseconds() ? String.valueOf(Math.round(Double.parseDouble(seconds) * 1e9)) : seconds;
            } catch (NumberFormatException none) {
                return seconds;
            }
        }
    }

    private PoseSource source(Form form, String name, List<Row> rows) throws IOException {
        Path file = Files.writeString(
                folder.resolve(name),
                form.head
                        + rows.stream()
                                .map(r -> String.format(form.row, form.time(r.time()), r.x()) + "\n")
                                .collect(Collectors.joining()));
        ReadSettings plain = ReadSettings.plain();
        return new PoseSource.OfFile(
                file,
                switch (form) {
                    case TUM -> plain.withFormat(FileFormat.TUM);
                    case KITTI ->
                        plain.withTimes(Files.writeString(
                                folder.resolve(name + ".times"),
                                rows.stream().map(r -> r.time() + "\n").collect(Collectors.joining())));
                    case EUROC -> plain;
                    case NAMED -> plain.withColumns("time=t,x=px,y=py,z=pz");
                    case NUMBERED -> plain.withColumns("time=1,x=4,y=2,z=3");
                    case SEC_AND_NSEC -> plain.withColumns("sec=1,nsec=2,x=3,y=4,z=5");
                });
    }

    /** A second of an even drive at 0.5 m/s, 20 poses. */
    private static List<Row> drive() {
        return new ArrayList<>(IntStream.range(0, 20)
                .mapToObj(i -> Row.at(i / 20.0, 0.025 * i))
                .toList());
    }

    private Figure measured(Form form, String metric, List<Row> rows) throws IOException {
        return MeasurableFigures.find(metric)
                .orElseThrow()
                .measure(new MeasureRequest(source(form, "poses.txt", rows), Optional.empty(), MeasureOptions.plain()));
    }

    private void refused(Form form, String metric, List<Row> rows, Class<? extends Exception> kind, String sentence) {
        assertThatThrownBy(() -> measured(form, metric, rows))
                .as(form + ", " + metric)
                .isInstanceOf(kind)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @EnumSource
    void no_number_and_infinity_are_told_with_line_and_cell(Form form) throws IOException {
        List<Row> rows = drive();
        rows.set(3, new Row("0.15", "nan"));
        rows.set(5, new Row("0.25", "-Infinity"));
        rows.set(7, new Row("0.35", "1e999"));
        rows.set(9, new Row("0.45", "far"));
        PoseSource source = source(form, "poses.txt", rows);

        assertThatThrownBy(source::trajectory)
                .isInstanceOf(MeasureInputException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "poses.txt:" + form.line(3) + ":" + form.xCell + ": x is nan; a pose needs finite numbers",
                        "poses.txt:" + form.line(5) + ":" + form.xCell
                                + ": x is -Infinity; a pose needs finite numbers",
                        "poses.txt:" + form.line(7) + ":" + form.xCell + ": x is 1e999; a pose needs finite numbers",
                        "poses.txt:" + form.line(9) + ":" + form.xCell + ": x is no number: 'far'"));
    }

    @ParameterizedTest
    @EnumSource
    void a_stamp_that_is_none_is_told_with_line_and_cell(Form form) throws IOException {
        List<Row> rows = drive();
        rows.set(3, new Row("inf", "0.1"));
        rows.set(4, new Row("soon", "0.1"));
        PoseSource source = source(form, "poses.txt", rows);
        String file = form == Form.KITTI ? "poses.txt.times:" : "poses.txt:";
        int cell = form == Form.KITTI ? 1 : form.timeCell;

        assertThatThrownBy(source::trajectory)
                .isInstanceOf(MeasureInputException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        file + form.line(3) + ":" + cell + ": the stamp is inf; a pose needs finite numbers",
                        file + form.line(4) + ":" + cell + ": the stamp is no number: 'soon'"));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_told(Form form) throws IOException {
        refused(form, "trajectory.path-length", List.of(), MeasureInputException.class, "no row of numbers");
    }

    @ParameterizedTest
    @EnumSource
    void a_single_pose_is_no_path(Form form) throws IOException {
        List<Row> one = List.of(Row.at(1, 1));
        refused(
                form,
                "trajectory.path-length",
                one,
                IncomparableException.class,
                "poses.txt has a single pose: no path");
        refused(
                form,
                "trajectory.top-speed",
                one,
                IncomparableException.class,
                "poses.txt has a single pose: nothing over time");
    }

    @ParameterizedTest
    @EnumSource
    void poses_all_equal_have_no_speed_and_a_path_of_nothing_that_is_explained(Form form) throws IOException {
        List<Row> equal = IntStream.range(0, 5).mapToObj(i -> Row.at(i, 3)).toList();

        refused(form, "trajectory.top-speed", equal, IncomparableException.class, "no two poses that differ");
        Figure length = measured(form, "trajectory.path-length", equal);
        assertThat(length.value()).isZero();
        assertThat(length.notes()).anyMatch(n -> n.contains("4 of 5 rows repeat the pose of the row before"));
    }

    @ParameterizedTest
    @EnumSource
    void stamps_all_equal_have_no_speed(Form form) throws IOException {
        List<Row> rows = IntStream.range(0, 5).mapToObj(i -> Row.at(7, i)).toList();

        refused(form, "trajectory.top-speed", rows, IncomparableException.class, "all 5 stamps of poses.txt are equal");
    }

    @ParameterizedTest
    @EnumSource
    void one_stamp_of_many_that_steps_back_is_noted_and_more_of_them_give_no_speed(Form form) throws IOException {
        List<Row> rows = IntStream.range(0, 200)
                .mapToObj(i -> Row.at((i == 100 ? 98.5 : i) / 20.0, 0.025 * (i == 100 ? 98.5 : i)))
                .collect(Collectors.toCollection(ArrayList::new));
        Figure speed = measured(form, "trajectory.top-speed", rows);
        assertThat(speed.notes())
                .anyMatch(n -> n.startsWith("poses.txt: 1 stamps step back, at most by")
                        && n.endsWith("the poses are taken in order of their stamps"));
        assertThat(speed.value()).isBetween(0.49, 0.51);

        for (int i = 20; i < 100; i += 20) {
            rows.set(i, Row.at((i - 1.5) / 20, 0.025 * (i - 1.5)));
        }
        refused(
                form,
                "trajectory.top-speed",
                rows,
                IncomparableException.class,
                "5 of the 200 stamps of poses.txt step back: its clock gives no speed");
    }

    @ParameterizedTest
    @EnumSource
    void a_gap_is_noted_with_its_length_and_place(Form form) throws IOException {
        List<Row> rows = drive();
        rows.add(Row.at(3, 0.5));
        Figure length = measured(form, "trajectory.path-length", rows);

        assertThat(length.notes())
                .anyMatch(n -> n.contains("1 gap of more than") && n.contains("the longest 2.05 s from 0.95 s"));
    }

    @ParameterizedTest
    @EnumSource
    void rows_written_twice_are_noted_and_add_neither_way_nor_speed(Form form) throws IOException {
        List<Row> twice =
                drive().stream().flatMap(r -> java.util.stream.Stream.of(r, r)).toList();

        Figure speed = measured(form, "trajectory.top-speed", twice);
        assertThat(speed.value())
                .isEqualTo(measured(form, "trajectory.top-speed", drive()).value());
        assertThat(speed.notes()).anyMatch(n -> n.contains("20 rows repeat stamp and pose of the row before"));
        assertThat(measured(form, "trajectory.path-length", twice).value())
                .isEqualTo(measured(form, "trajectory.path-length", drive()).value());
    }

    @ParameterizedTest
    @EnumSource
    void two_clocks_that_never_meet_are_told_with_both_spans(Form form) throws IOException {
        PoseSource here = source(form, "poses.txt", drive());
        PoseSource then = source(
                form,
                "truth.txt",
                drive().stream()
                        .map(r -> Row.at(Double.parseDouble(r.time()) + 1000, Double.parseDouble(r.x())))
                        .toList());
        MeasureRequest request = new MeasureRequest(here, Optional.of(then), MeasureOptions.plain());

        assertThatThrownBy(() ->
                        MeasurableFigures.find("trajectory.ape").orElseThrow().measure(request))
                .isInstanceOf(IncomparableException.class)
                .hasMessageContaining("no pose of poses.txt (0 s to 0.95 s) has one of truth.txt")
                .hasMessageContaining("are they on one clock? An offset or a larger limit can be given");
    }

    @ParameterizedTest
    @EnumSource
    void units_that_cannot_be_are_doubted(Form form) throws IOException {
        String metric = "trajectory.path-length";
        refused(form, metric, scaled(1e6), MeasureInputException.class, "km: its unit cannot be the metre; say what");
        refused(form, metric, scaled(1e-8), MeasureInputException.class, "nm in all: its unit cannot be the metre");
        refused(
                form,
                metric,
                scaled(1000),
                MeasureInputException.class,
                "would move at 500 m/s and more for a tenth of the time: its unit cannot be the metre");
    }

    private static List<Row> scaled(double factor) {
        return drive().stream()
                .map(r -> Row.at(Double.parseDouble(r.time()), factor * Double.parseDouble(r.x())))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void a_row_cut_short_is_told_with_line_and_cell(Form form) throws IOException {
        PoseSource source = source(form, "poses.txt", drive());
        Path file = folder.resolve("poses.txt");
        String whole = Files.readString(file);
        Files.writeString(file, whole.replaceFirst("[ ,;\t][^ ,;\t]*\n$", ""));

        assertThatThrownBy(source::trajectory)
                .isInstanceOf(MeasureInputException.class)
                .hasMessageMatching(
                        "poses.txt:" + form.line(19) + ":[0-9]+: the row has [0-9]+ cells, the first one has [0-9]+");
    }
}

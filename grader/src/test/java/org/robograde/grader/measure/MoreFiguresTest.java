package org.robograde.grader.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.grader.motion.trajectory.IncomparableException;

/** Figures on plain files whose values are known in closed form. */
class MoreFiguresTest {
    @TempDir
    Path folder;

    @Test
    void the_middle_of_visits_lies_off_the_command_by_the_accuracy() throws IOException {
        Figure accuracy = measured(
                "iso9283.pose-accuracy",
                file("visits.txt", "1.1,2,3\n1.1,2,3\n1.1,2.2,3\n1.3,2.2,3\n1.3,2,3\n", "x=1,y=2,z=3"),
                file("command.txt", "1,2,3\n", "x=1,y=2,z=3"));

        assertThat(accuracy.value()).isCloseTo(Math.sqrt(0.2 * 0.2 + 0.1 * 0.1), within(1e-12));
        assertThat(accuracy.samples()).isEqualTo(4);
        assertThat(accuracy.notes())
                .contains("1 of 5 rows repeat the position of the row before and are no visits of their own")
                .contains("4 cycles, not the 30 of ISO 9283");
        // s = 0.1 sqrt(4/3) in x and y, u of the mean half of that, along the direction of the deviation.
        assertThat(accuracy.budget().standard()).isCloseTo(0.1 * Math.sqrt(4.0 / 3) / 2, within(1e-12));
    }

    @Test
    void a_run_beside_its_path_has_that_accuracy_and_that_deviation() throws IOException {
        PoseSource run = lines("run.txt", 101, i -> 0.01 * i + "," + (0.02 + (i == 50 ? 0.01 : 0)) + ",0");
        PoseSource path = lines("path.txt", 11, i -> 0.1 * i + ",0,0");

        Figure accuracy = measured("iso9283.path-accuracy", run, path);
        assertThat(accuracy.value()).isCloseTo(0.03, within(1e-12));
        assertThat(accuracy.stated()).containsEntry("worst", "point 6 of the path");
        assertThat(accuracy.notes()).contains("1 cycle, not the 10 of ISO 9283");
        Figure deviation = measured("mobile.path-deviation", run, path);
        assertThat(deviation.value()).isCloseTo(0.03, within(1e-12));
        assertThat(deviation.stated()).containsEntry("row", "51");
    }

    @Test
    void a_unit_that_brakes_evenly_stops_after_v_squared_by_2a() throws IOException {
        // 1 m/s, from the signal at 2 s one more second at full speed, then 0.5 m/s^2: two seconds and a metre, less
        // the tail.
        String rows = IntStream.range(0, 1001)
                .mapToObj(i -> {
                    double t = 0.01 * i;
                    return t + "," + Math.max(0, t < 3 ? 1 : 1 - 0.5 * (t - 3)) + "," + (t >= 2 ? 1 : 0);
                })
                .collect(Collectors.joining("\n"));
        PoseSource table = file("stop.csv", rows, "time=1,speed=2,stop=3");

        Figure time = measured("stop.time", table, null);
        assertThat(time.value()).isCloseTo(1 + 0.98 / 0.5, within(0.02));
        assertThat(time.budget().standard()).isCloseTo(0.01 / Math.sqrt(6), within(1e-9));
        Figure distance = measured("stop.distance", table, null);
        assertThat(distance.value()).isCloseTo(1 + (1 - 0.02 * 0.02) / (2 * 0.5), within(1e-3));
        assertThat(distance.others().get("deceleration")).isCloseTo(0.5, within(1e-9));

        assertThatThrownBy(() -> measured("stop.time", file("a.csv", "0,1,0\n1,1,0\n", "time=1,speed=2,stop=3"), null))
                .isInstanceOf(IncomparableException.class)
                .hasMessage("the column stop is 0 throughout: no stop was asked for");
        assertThatThrownBy(() ->
                        measured("stop.time", file("b.csv", "0,1,0\n1,1,1\n2,1,1\n", "time=1,speed=2,stop=3"), null))
                .isInstanceOf(IncomparableException.class)
                .hasMessageContaining("and the unit still moves");
    }

    @Test
    void a_blow_is_the_peak_and_a_squeeze_is_held() throws IOException {
        PoseSource table = lines(
                "force.csv",
                301,
                i -> 0.01 * i + "," + (i == 20 ? 90 : 0) + "," + (i >= 100 && i <= 180 ? 30 : 0) + ",0",
                "time=1,fx=2,fy=3,fz=4");

        assertThat(measured("force.held", table, null).value()).isEqualTo(30);
        assertThat(measured("force.peak", table, null).value()).isEqualTo(90);
    }

    @Test
    void two_bodies_that_pass_each_other_come_as_near_as_their_lanes() throws IOException {
        PoseSource one = lines("one.csv", 101, i -> 0.1 * i + "," + 0.1 * i + ",0,0", "time=1,x=2,y=3,z=4");
        PoseSource other =
                lines("other.csv", 101, i -> 0.1 * i + "," + (10 - 0.1 * i) + ",0.75,0", "time=1,x=2,y=3,z=4");

        Figure nearest = measured("separation.minimum-distance", one, other);
        assertThat(nearest.value()).isCloseTo(0.75, within(1e-12));
        assertThat(nearest.stated()).containsEntry("at", "5 s");
    }

    @Test
    void a_slave_that_lags_a_fifth_of_a_second_and_rests_elsewhere_has_that_delay_and_no_error() throws IOException {
        PoseSource master = lines("master.csv", 1001, i -> row(i, wave(0.01 * i)), "time=1,x=2,y=3,z=4");
        PoseSource slave = lines("slave.csv", 1001, i -> row(i, 5 + wave(0.01 * i - 0.2)), "time=1,x=2,y=3,z=4");

        Figure delay = measured("teleoperation.delay", slave, master);
        assertThat(delay.value()).isCloseTo(0.2, within(0.001));
        assertThat(delay.budget().standard()).isBetween(1e-5, 0.002);
        assertThat(measured("teleoperation.tracking-error", slave, master).value())
                .isLessThan(1e-4);
    }

    @Test
    void a_shaft_that_turns_about_a_point_keeps_to_it_but_for_the_one_that_was_pushed_aside() throws IOException {
        // Half-angles about x and y; the tip lies 0.1 m along the shaft from the centre at (0, 0, 0.3).
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            double half = 0.2 * StrictMath.sin(0.7 * i);
            double other = 0.2 * StrictMath.cos(0.4 * i);
            double norm = Math.sqrt(half * half + other * other + 1);
            double x = half / norm;
            double y = other / norm;
            double w = 1 / norm;
            double zx = 2 * (x * 0 + y * w);
            double zy = 2 * (0 - x * w);
            double zz = 1 - 2 * (x * x + y * y);
            rows.append(i + " " + 0.1 * zx + " " + 0.1 * zy + " " + (0.3 + 0.1 * zz) + " " + x + " " + y + " 0 " + w
                    + "\n");
        }
        Figure kept = measured(
                "remote-centre.error",
                new PoseSource.OfFile(Files.writeString(folder.resolve("shaft.txt"), rows), ReadSettings.plain()),
                null);
        assertThat(kept.value()).isLessThan(1e-9);
        assertThat(kept.others().get("z")).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void a_way_of_two_movements_has_two_peaks_and_a_straight_even_one_no_jerk() throws IOException {
        double[] x = {0};
        PoseSource two = lines(
                "two.csv",
                201,
                i -> {
                    x[0] += 0.01 * Math.abs(StrictMath.sin(0.01 * i * StrictMath.PI)) + 1e-6;
                    return row(i, x[0]);
                },
                "time=1,x=2,y=3,z=4");
        assertThat(measured("smoothness.speed-peaks", two, null).value()).isEqualTo(2);
        // p = c t^3: jerk 6 c, so sqrt(1/2 * 36 c^2 T * T^5 / L^2) with L = c T^3 is sqrt(18).
        PoseSource cubic =
                lines("cubic.csv", 1001, i -> row(i, 0.001 * StrictMath.pow(0.01 * i, 3)), "time=1,x=2,y=3,z=4");
        assertThat(measured("smoothness.normalised-jerk", cubic, null).value()).isCloseTo(Math.sqrt(18), within(0.01));
    }

    private static String row(int i, double x) {
        return 0.01 * i + "," + x + ",0,0";
    }

    private static double wave(double t) {
        return 0.05 * StrictMath.sin(1.9 * t) + 0.03 * StrictMath.sin(5.3 * t);
    }

    private PoseSource lines(String name, int count, IntFunction<String> row) throws IOException {
        return lines(name, count, row, "x=1,y=2,z=3");
    }

    private PoseSource lines(String name, int count, IntFunction<String> row, String columns) throws IOException {
        return file(name, IntStream.range(0, count).mapToObj(row).collect(Collectors.joining("\n")), columns);
    }

    private PoseSource file(String name, String content, String columns) throws IOException {
        return new PoseSource.OfFile(
                Files.writeString(folder.resolve(name), content),
                ReadSettings.plain().withColumns(columns));
    }

    private static Figure measured(
            String metric, PoseSource file, @org.jspecify.annotations.Nullable PoseSource reference) {
        return MeasurableFigures.find(metric)
                .orElseThrow()
                .measure(new MeasureRequest(file, Optional.ofNullable(reference), MeasureOptions.plain()));
    }
}

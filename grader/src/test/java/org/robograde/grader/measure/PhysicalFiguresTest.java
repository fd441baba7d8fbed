package org.robograde.grader.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.grader.motion.trajectory.IncomparableException;

/** Characteristics of motion, measured on files. */
class PhysicalFiguresTest {
    @TempDir
    Path folder;

    @Test
    void visits_written_five_times_are_one_visit() throws IOException {
        StringBuilder once = new StringBuilder();
        StringBuilder five = new StringBuilder();
        double[] offsets = {0.1, -0.2, 0.15, 0.05, -0.1, 0.3};
        for (double offset : offsets) {
            String row = offset + "," + -offset / 2 + ",10\n";
            once.append(row);
            five.append(row.repeat(5));
        }
        Figure clean = measured("iso9283.pose-repeatability", once.toString());
        Figure repeated = measured("iso9283.pose-repeatability", five.toString());
        // mean l + 3 S_l by hand, l = sqrt(1.25) |offset - mean|, in millimetres.
        double mean = 0;
        for (double offset : offsets) {
            mean += offset / offsets.length;
        }
        double sum = 0;
        double squares = 0;
        for (double offset : offsets) {
            double l = Math.sqrt(1.25) * Math.abs(offset - mean);
            sum += l;
            squares += l * l;
        }
        double deviation = Math.sqrt((squares - sum * sum / 6) / 5);
        assertThat(clean.value() * 1000).isCloseTo(sum / 6 + 3 * deviation, within(1e-9));
        assertThat(repeated.value()).isEqualTo(clean.value());
        assertThat(repeated.samples()).isEqualTo(6);
        assertThat(repeated.notes()).anyMatch(note -> note.startsWith("24 of 30 rows repeat"));
    }

    @Test
    void smoothness_of_the_published_speed_profile_is_reached_through_its_path() throws IOException {
        // v = exp(-5 t^2) whose SPARC and LDLJ are published; positions are its sums, so that differences give it back.
        StringBuilder path = new StringBuilder();
        double x = 0;
        for (int i = 0; i <= 200; i++) {
            path.append(0.01 * i).append(',').append(x).append(",0,0\n");
            double t = -1 + 0.01 * i;
            x += StrictMath.exp(-5 * t * t) * 0.01;
        }
        PoseSource source = source(path.toString(), "time=1,x=2,y=3,z=4");
        assertThat(figure("smoothness.sparc", source).value()).isCloseTo(-1.41403, within(1e-4));
        assertThat(figure("smoothness.ldlj", source).value()).isCloseTo(-5.81636, within(1e-4));
    }

    @Test
    void a_tool_that_trembles_at_10_Hz_has_that_tremor_and_a_slow_record_has_none_to_tell() throws IOException {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            double t = 0.01 * i;
            path.append(t)
                    .append(',')
                    .append(0.001 * StrictMath.sin(2 * StrictMath.PI * 10 * t))
                    .append(",0,0\n");
        }
        Figure tremor = figure("smoothness.tremor", source(path.toString(), "time=1,x=2,y=3,z=4"));
        assertThat(tremor.value()).isCloseTo(0.001 / Math.sqrt(2), within(0.00003));
        PoseSource slow = source("0,0,0,0\n0.1,1,0,0\n0.2,0,0,0\n", "time=1,x=2,y=3,z=4");
        assertThatThrownBy(() -> figure("smoothness.tremor", slow))
                .isInstanceOf(IncomparableException.class)
                .hasMessage("tremor up to 12.0 Hz does not show at 10 poses a second");
    }

    private Figure measured(String metric, String rows) throws IOException {
        Path file = Files.writeString(folder.resolve("visits.csv"), rows);
        return figure(
                metric,
                new PoseSource.OfFile(
                        file, ReadSettings.plain().withColumns("x=1,y=2,z=3").withUnit(LengthUnit.MM)));
    }

    private PoseSource source(String rows, String columns) throws IOException {
        Path file = Files.writeString(folder.resolve("path.csv"), rows);
        return new PoseSource.OfFile(file, ReadSettings.plain().withColumns(columns));
    }

    private static Figure figure(String metric, PoseSource source) {
        return MeasurableFigures.find(metric)
                .orElseThrow()
                .measure(new MeasureRequest(source, Optional.empty(), MeasureOptions.plain()));
    }
}

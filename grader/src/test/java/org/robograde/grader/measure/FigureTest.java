package org.robograde.grader.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A figure's uncertainty, and how it is printed. */
class FigureTest {
    private static Figure figure(double instrument, double sampling, double effective) {
        return new Figure(
                "trajectory.ape",
                1.23456,
                "m",
                List.of(
                        Contribution.instrument("position of the reference", instrument),
                        Contribution.sampling("the run as one of many", sampling)),
                100,
                effective,
                Map.of("pairs", "100"),
                Map.of("rmse", 1.23456),
                List.of("something odd"));
    }

    @Test
    void contributions_add_in_squares_and_few_independent_samples_widen_the_interval() {
        Figure much = figure(0.003, 0.004, 1000);
        assertThat(much.standardUncertainty()).isCloseTo(0.005, within(1e-15));
        // GUM G.4.1: 0.005^4 / (0.004^4 / 999)
        assertThat(much.degreesOfFreedom()).isCloseTo(999 * 625.0 / 256, within(1e-6));
        assertThat(much.coverageFactor()).isEqualTo(2);
        Figure few = figure(0, 0.004, 11);
        assertThat(few.degreesOfFreedom()).isCloseTo(10, within(1e-9));
        // Table G.2 of the GUM: 2.28 for ten degrees of freedom at 95.45 %.
        assertThat(few.coverageFactor()).isCloseTo(2.28, within(0.005));
    }

    @Test
    void a_figure_is_printed_to_the_place_of_its_uncertainty() {
        List<String> lines = FigureText.lines(figure(0.003, 0.004, 10_000));
        assertThat(lines.get(0)).isEqualTo("trajectory.ape = 1.235 ± 0.01 m  (k = 2, n = 100)");
        assertThat(lines).contains("  pairs: 100", "  u(position of the reference) = 0.003 m", "  note: something odd");
    }

    @Test
    void the_JSON_keeps_to_its_schema() throws IOException {
        Path file = Path.of(System.getProperty("robograde.root", ".."), "grader/measure.schema.json");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file), InputFormat.JSON);
        for (byte[] json : List.of(
                MeasureJson.of(figure(0.003, 0.004, 50)),
                MeasureJson.of(figure(0.003, 0, 50)),
                MeasureJson.notMeasurable("trajectory.ape", "no pose"))) {
            String text = new String(json, StandardCharsets.UTF_8);
            assertThat(schema.validate(text, InputFormat.JSON)).as(text).isEmpty();
        }
        assertThat(schema.validate("{\"metric\":\"x\",\"measurable\":true}", InputFormat.JSON))
                .isNotEmpty();
        assertThat(new ObjectMapper()
                        .readTree(MeasureJson.of(figure(0.003, 0, 50)))
                        .has("degreesOfFreedom"))
                .isFalse();
    }
}

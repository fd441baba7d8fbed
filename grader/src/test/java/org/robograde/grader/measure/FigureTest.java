package org.robograde.grader.measure;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** A figure's uncertainty, and how it is printed. */
class FigureTest {
    private static Figure figure(double instrument, double sampling, double effective) {
        return new Figure(
                "trajectory.ape",
                1.23456,
                "m",
                Budget.of(List.of(
                        Contribution.instrument("position of the reference", instrument),
                        Contribution.sampling("the run as one of many", sampling, effective - 1))),
                100,
                effective,
                Map.of("pairs", "100"),
                Map.of("rmse", 1.23456),
                List.of("something odd"));
    }

    @Test
    void a_figure_is_printed_to_the_place_of_its_uncertainty() {
        List<String> lines = FigureText.lines(figure(0.003, 0.004, 10_000));
        assertThat(lines.get(0)).isEqualTo("trajectory.ape = 1.235 ± 0.010 m  (k = 2, n = 100)");
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

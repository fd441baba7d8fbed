package org.robograde.grader.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Debian's scipy as a process of its own, at points that no one here has seen. */
@Tag("interop")
class ScipyInteropTest {
    private static final Path ROOT = Path.of(System.getProperty("robograde.root", ".."));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {20261126, 3, 4, 5})
    void every_function_agrees_with_scipy_at_new_points(int seed) throws IOException, InterruptedException {
        JsonNode answers = ask(seed);

        assertThat(answers).hasSizeGreaterThan(700);
        assertThat(StatisticsPeer.differences(answers)).isEmpty();
    }

    @Test
    void the_kept_vectors_are_what_scipy_says() throws IOException, InterruptedException {
        JsonNode kept = new ObjectMapper()
                .readTree(ROOT.resolve("grader/src/test/resources/org/robograde/grader/statistics/vectors.json")
                        .toFile());
        JsonNode now = ask(1);

        assertThat(now).hasSameSizeAs(kept);
        for (int i = 0; i < kept.size(); i++) {
            double value = kept.get(i).get("value").asDouble();
            assertThat(now.get(i).get("f")).isEqualTo(kept.get(i).get("f"));
            assertThat(Math.abs(now.get(i).get("value").asDouble() - value))
                    .as(kept.get(i).toString())
                    .isLessThanOrEqualTo(1e-10 * Math.max(1, Math.abs(value)));
        }
    }

    private JsonNode ask(int seed) throws IOException, InterruptedException {
        Path out = folder.resolve("answers-" + seed + ".json");
        Process python = new ProcessBuilder(
                        "/usr/bin/python3",
                        ROOT.resolve("grader/src/test/peers/statistics_peer.py").toString(),
                        Integer.toString(seed))
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(python.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(python.exitValue())
                .as("python3 with scipy (Debian: python3-scipy)")
                .isZero();
        return new ObjectMapper().readTree(Files.readString(out));
    }
}

package org.robograde.grader.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What Debian 12 scipy (1.10.1) said, kept in {@code vectors.json}. */
class ScipyVectorsTest {
    @Test
    void every_function_agrees_with_scipy_to_ten_places() throws IOException {
        JsonNode vectors;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("vectors.json"))) {
            vectors = new ObjectMapper().readTree(in);
        }

        assertThat(vectors).hasSizeGreaterThan(700);
        assertThat(StatisticsPeer.differences(vectors)).isEmpty();
    }
}

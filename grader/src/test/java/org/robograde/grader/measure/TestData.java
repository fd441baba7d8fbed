package org.robograde.grader.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.Importer;
import org.robograde.agent.evidence.SigningKey;

/** Recordings and reference numbers made by others, where they are installed. */
final class TestData {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestData() {}

    static Path file(String path) {
        Path file = Path.of(System.getProperty("robograde.testdata", "absent"), path);
        Assumptions.assumeTrue(Files.exists(file), "skipped: no test data");
        return file;
    }

    static JsonNode expected(String dataset) {
        try {
            return JSON.readTree(file(dataset + "/EXPECTED.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first group of a pattern in the row of the data's README that begins with this dataset. */
    static double stated(String dataset, String pattern) {
        try {
            Pattern number = Pattern.compile(pattern);
            return Files.readAllLines(file("README.md")).stream()
                    .filter(line -> line.startsWith("| " + dataset))
                    .map(number::matcher)
                    .filter(Matcher::find)
                    .mapToDouble(m -> Double.parseDouble(m.group(1).replace(",", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Evidence imported(String recording, Path work) {
        Path bag = file(recording);
        return Importer.importRecording(
                bag, work.resolve("bundle"), SigningKey.in(work.resolve("key")), progress -> {});
    }
}

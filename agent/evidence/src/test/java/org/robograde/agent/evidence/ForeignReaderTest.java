package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The MCAP project's own reader and decoder, under Node, on files this project wrote. */
@Tag("interop")
class ForeignReaderTest {
    @TempDir
    Path folder;

    @Test
    void the_reference_reader_reads_every_message_of_a_bundle() throws Exception {
        Evidence evidence = Bundles.sealed(folder, 30_000);
        JsonNode read = readAll(evidence.folder().resolve("recording.mcap"));
        assertThat(counts(read, "counts")).isEqualTo(evidence.counts());
        assertThat(counts(read, "streamed")).isEqualTo(evidence.counts());
        assertThat(counts(read, "decoded")).isEqualTo(Map.of("/odom", 30_000L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "robot_localization-1/test1.bag",
                "rosbag_js-a/example.bag",
                "evo-bags/tf_example.bag",
                "dvrk-kincalib-1/pitch_exp_traj_01_test_cropped.bag",
                "fiducials-bags/aruco_images.bag"
            })
    void the_reference_decoder_decodes_every_message_of_an_imported_bag(String bag) throws Exception {
        Evidence evidence = Importer.importRecording(
                TestRecordings.folder().resolve(bag), folder.resolve("b"), Bundles.key(folder), f -> {});
        JsonNode read = readAll(evidence.folder().resolve("recording.mcap"));
        assertThat(counts(read, "counts")).isEqualTo(evidence.counts());
        assertThat(counts(read, "streamed")).isEqualTo(evidence.counts());
        assertThat(counts(read, "decoded")).isEqualTo(evidence.counts());
    }

    /** Runs the reader that stands beside these sources. */
    private JsonNode readAll(Path recording) throws IOException, InterruptedException {
        Path script = Path.of("src/test/interop/read-all.mjs").toAbsolutePath();
        Path out = folder.resolve("out.json");
        Path err = folder.resolve("err.txt");
        ProcessBuilder node = new ProcessBuilder("node", script.toString(), recording.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        node.environment()
                .put("ROBOGRADE_INTEROP_NODE_MODULES", System.getProperty("robograde.interop.node_modules", ""));
        Process process = node.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(err, StandardCharsets.UTF_8))
                .isZero();
        return new ObjectMapper().readTree(Files.readAllBytes(out));
    }

    private static Map<String, Long> counts(JsonNode read, String field) {
        Map<String, Long> counts = new TreeMap<>();
        read.get(field)
                .properties()
                .forEach(it -> counts.put(it.getKey(), it.getValue().asLong()));
        return counts;
    }
}

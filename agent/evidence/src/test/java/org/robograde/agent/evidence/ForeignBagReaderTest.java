package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.mcap.HashChain;

/** Debian's own rosbag and our importer must find the same bytes in every bag. */
@Tag("interop")
class ForeignBagReaderTest {
    @TempDir
    Path folder;

    @Test
    void every_bag_holds_for_us_what_it_holds_for_ros() throws Exception {
        Path script = Path.of("src/test/interop/bag-digest.py").toAbsolutePath();
        for (Path bag : TestRecordings.all(".bag")) {
            if (Files.size(bag) == 0) {
                continue;
            }
            Path out = folder.resolve("out.json");
            Process process = new ProcessBuilder("/usr/bin/python3", script.toString(), bag.toString())
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(bag.toString()).isZero();
            Map<String, String> theirs = new TreeMap<>();
            JsonNode digests = new ObjectMapper().readTree(Files.readAllBytes(out));
            digests.properties()
                    .forEach(it -> theirs.put(it.getKey(), it.getValue().asText()));

            Path target = Files.createTempDirectory(folder, "b");
            Evidence evidence = Importer.importRecording(bag, target, Bundles.key(folder), f -> {});

            assertThat(digests(evidence)).as(bag.toString()).isEqualTo(theirs);
        }
    }

    /** Per topic: the sum, modulo 2^64, of the first 8 bytes of each message's SHA-256 over time, type hash and payload. */
    private static Map<String, String> digests(Evidence evidence) {
        Map<String, Long> sums = new TreeMap<>();
        for (EvidenceMessage message : Bundles.all(evidence)) {
            MessageDigest digest = HashChain.sha256();
            String head =
                    message.logTimeNanos() + " " + message.channel().metadata().get("md5sum") + " ";
            digest.update(head.getBytes(StandardCharsets.US_ASCII));
            digest.update(message.payload());
            String hex = HexFormat.of().formatHex(digest.digest(), 0, 8);
            sums.merge(message.channel().topic(), Long.parseUnsignedLong(hex, 16), Long::sum);
        }
        Map<String, String> digests = new TreeMap<>();
        sums.forEach((topic, sum) -> digests.put(topic, Long.toUnsignedString(sum)));
        return digests;
    }
}

package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every shipped definition against what Debian's genmsg makes of the file in Debian's package. */
@Tag("interop")
class GenmsgInteropTest {
    @TempDir
    Path folder;

    @Test
    void every_shipped_type_has_the_md5_and_complete_text_that_genmsg_computes() throws Exception {
        SortedMap<String, String> ours = ours();
        assertThat(theirs(ours)).isEqualTo(ours).hasSizeGreaterThan(150);
    }

    private static SortedMap<String, String> ours() throws Exception {
        MessageRegistry shipped = MessageRegistry.shipped();
        SortedMap<String, String> found = new TreeMap<>();
        for (String type : shipped.types()) {
            MessageSchema schema = shipped.get(type);
            found.put("msg " + type, schema.md5() + " " + sha256(schema.fullDefinition()));
        }
        for (String type : shipped.serviceTypes()) {
            if (!type.startsWith("robograde_msgs/")) {
                found.put("srv " + type, shipped.service(type).md5() + " " + sha256(""));
            }
        }
        return found;
    }

    private SortedMap<String, String> theirs(SortedMap<String, String> asked) throws Exception {
        Path script = folder.resolve("genmsg_identities.py");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/genmsg_identities.py"))) {
            Files.copy(in, script);
        }
        Path names = folder.resolve("names.txt");
        Files.write(
                names,
                asked.keySet().stream()
                        .map(key -> key.substring(4) + "." + key.substring(0, 3))
                        .toList());
        // What Debian does not package, genmsg reads from our own text: then only its arithmetic is the witness, and
        // ShippedDefinitionsTest holds the MD5 to the published one.
        Path definitions = Path.of(Objects.requireNonNull(getClass().getResource("definitions/index.txt"))
                        .toURI())
                .resolveSibling("");
        Process python = new ProcessBuilder("/usr/bin/python3", script.toString(), definitions.toString())
                .redirectInput(names.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        SortedMap<String, String> found = new TreeMap<>();
        for (String line : lines(python)) {
            String[] parts = line.split(" ", 3);
            found.put(parts[0] + " " + parts[1], parts[2]);
        }
        assertThat(python.waitFor()).isZero();
        return found;
    }

    private static List<String> lines(Process python) throws IOException {
        return new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}

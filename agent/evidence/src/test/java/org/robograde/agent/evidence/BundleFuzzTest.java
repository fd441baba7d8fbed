package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Evidence whose manifest somebody rewrote: it opens or is refused, and its seal holds only for the bytes that were sealed. */
class BundleFuzzTest {
    private static final Path FOLDER = temporary();
    private static final Path BUNDLE = FOLDER.resolve("bundle");
    private static final Path MANIFEST = BUNDLE.resolve(BundleFolder.MANIFEST);
    private static final byte[] SEALED = sealed();

    private static Path temporary() {
        try {
            return Files.createTempDirectory("fuzz-bundle");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sealed() {
        try {
            Bundles.sealed(FOLDER, 12);
            return Files.readAllBytes(MANIFEST);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void clean() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.of(SEALED, Arrays.copyOf(SEALED, SEALED.length - 1), new byte[] {'{', '}'});
    }

    @MethodSource("seeds")
    @FuzzTest
    void a_rewritten_manifest_is_never_taken_for_the_sealed_one(byte[] input) throws IOException {
        Files.write(MANIFEST, input);
        assertThat(SealCheck.of(BUNDLE).intact()).isEqualTo(Arrays.equals(input, SEALED));
        try {
            Evidence evidence = Evidence.open(BUNDLE);
            assertThat(evidence.damage()).isNotNull();
            assertThat(evidence.document("unit.yaml")).isPresent();
            assertThat(Bundles.all(evidence)).hasSizeLessThanOrEqualTo(20);
            assertThat(evidence.events()).hasSizeLessThanOrEqualTo(1);
        } catch (EvidenceException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}

package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    @TempDir
    Path folder;

    @Test
    void a_key_is_made_once_and_only_its_owner_can_read_it() throws IOException {
        SigningKey made = SigningKey.in(folder.resolve("deep/keys"));
        SigningKey loaded = SigningKey.in(folder.resolve("deep/keys"));
        assertThat(loaded.fingerprint()).isEqualTo(made.fingerprint()).matches("[0-9a-f]{16}");
        Path file = folder.resolve("deep/keys").resolve(SigningKey.FILE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder.resolve("deep/keys"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void many_at_once_get_the_same_key() {
        List<String> fingerprints = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> SigningKey.in(folder.resolve("keys")).fingerprint())
                .toList();
        assertThat(fingerprints).containsOnly(fingerprints.get(0));
    }

    @Test
    void a_key_others_can_read_is_refused_with_the_remedy() throws IOException {
        SigningKey.in(folder);
        Path file = folder.resolve(SigningKey.FILE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> SigningKey.in(folder))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("chmod 600 " + file);
    }

    @Test
    void a_signature_fits_its_content_and_no_other() {
        SigningKey key = SigningKey.in(folder);
        byte[] document = key.sign(new byte[] {1, 2, 3});
        assertThat(SigningKey.verify(document, new byte[] {1, 2, 3}, "x.sig")).isEqualTo(key.fingerprint());
        assertThatThrownBy(() -> SigningKey.verify(document, new byte[] {1, 2, 4}, "x.sig"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("x.sig");
    }
}

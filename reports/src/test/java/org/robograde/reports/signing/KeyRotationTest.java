package org.robograde.reports.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.agent.evidence.SigningKey;

class KeyRotationTest {
    private static final LocalDate ROTATED = LocalDate.parse("2026-11-25");

    @TempDir
    Path keys;

    private KeyRotation rotate() {
        DocumentKey.in(keys, Role.CERTIFICATION_BODY, "Body", Signed.AT);
        return KeyRotation.of(keys, Role.CERTIFICATION_BODY, "Body", Signed.AT, ROTATED);
    }

    @Test
    void the_old_key_is_kept_and_names_its_successor_itself() throws Exception {
        SigningKey before = SigningKey.in(keys);
        KeyRotation rotation = rotate();
        assertThat(rotation.old()).isEqualTo(before.fingerprint());
        assertThat(SigningKey.in(keys).fingerprint())
                .isEqualTo(rotation.fresh())
                .isNotEqualTo(rotation.old());
        assertThat(SigningKey.in(keys.resolve("retired").resolve(rotation.old()))
                        .fingerprint())
                .isEqualTo(rotation.old());
        assertThat(DocumentKey.in(keys, Role.CERTIFICATION_BODY, "Body", Signed.AT)
                        .issuer())
                .isEqualTo(rotation.fresh());
        List<KeyRotation.Statement> statements = KeyRotation.statements(keys);
        assertThat(KeyRotation.follows(rotation.old(), rotation.fresh(), statements))
                .isTrue();
        assertThat(KeyRotation.follows(rotation.fresh(), rotation.old(), statements))
                .isFalse();
    }

    @Test
    void two_rotations_are_followed_and_a_stranger_names_nobody() throws Exception {
        KeyRotation first = rotate();
        KeyRotation second = KeyRotation.of(keys, Role.CERTIFICATION_BODY, "Body", Signed.AT, ROTATED);
        assertThat(KeyRotation.follows(first.old(), second.fresh(), KeyRotation.statements(keys)))
                .isTrue();
        String content = Files.readString(second.statement());
        String forged = new String(
                SigningKey.in(keys.resolve("stranger")).sign(content.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
        assertThatThrownBy(() -> KeyRotation.follows(
                        second.old(), second.fresh(), List.of(new KeyRotation.Statement(content, forged))))
                .hasMessageContaining("only a key itself names its successor");
    }

    @Test
    void a_successor_can_revoke_what_the_old_key_issued_and_nobody_else_can() throws Exception {
        KeyRotation rotation = rotate();
        Revocations list = Revocations.none()
                .with(
                        new Revocations.Entry("1", "a".repeat(64), Revocations.REVOKED, "2026-11-26", "recalled"),
                        KeyRotation.statements(keys));
        Revocations read = Revocations.read(list.json());
        assertThat(read).isEqualTo(list);
        assertThat(KeyRotation.follows(rotation.old(), rotation.fresh(), read.rotations()))
                .isTrue();
        assertThat(KeyRotation.follows(rotation.old(), "0123456789abcdef", read.rotations()))
                .isFalse();
    }

    @Test
    void what_a_rotated_key_signed_before_still_verifies_and_what_it_signs_after_does_not() {
        TrustedKeys list = TrustedKeys.none()
                .with(new TrustedKeys.Key(
                        "aaaaaaaaaaaaaaaa", Role.LABORATORY, "Field", LocalDate.parse("2026-01-01"), Optional.empty()))
                .rotated("aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb", ROTATED);
        assertThat(TrustedKeys.read(list.json())).isEqualTo(list);
        assertThat(failing(list, "aaaaaaaaaaaaaaaa", Role.LABORATORY, "2026-11-25"))
                .isEmpty();
        assertThat(failing(list, "bbbbbbbbbbbbbbbb", Role.LABORATORY, "2026-11-25"))
                .isEmpty();
        assertThat(failing(list, "aaaaaaaaaaaaaaaa", Role.LABORATORY, "2026-11-26"))
                .containsExactly("states to be signed on 2026-11-26, but key aaaaaaaaaaaaaaaa (Field, laboratory) is"
                        + " trusted from 2026-01-01 to 2026-11-25");
        assertThat(failing(list, "bbbbbbbbbbbbbbbb", Role.LABORATORY, "2026-11-24"))
                .hasSize(1);
        assertThat(failing(list, "bbbbbbbbbbbbbbbb", Role.CERTIFICATION_BODY, "2026-11-26"))
                .allMatch(m -> m.contains("only a certification-body may"))
                .hasSize(1);
        assertThat(failing(list, "cccccccccccccccc", Role.LABORATORY, "2026-11-26"))
                .allMatch(m -> m.contains("not on the list"))
                .hasSize(1);
        assertThatThrownBy(() -> list.with(
                        new TrustedKeys.Key("aaaaaaaaaaaaaaaa", Role.OPERATOR, "x", ROTATED, Optional.empty())))
                .hasMessageContaining("a key has one role");
    }

    private static List<String> failing(TrustedKeys list, String key, Role role, String day) {
        Findings findings = new Findings();
        list.check(key, role, Optional.of(LocalDate.parse(day)), "report.json", findings);
        return findings.check().findings().stream()
                .filter(f -> !f.holds())
                .map(SealCheck.Finding::message)
                .toList();
    }
}

package org.robograde.agent.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.station.bench.SignedReport;
import org.robograde.reports.signing.DocumentKey;
import org.robograde.reports.signing.Role;
import org.robograde.reports.signing.TrustedKeys;

/** From keys to a revoked certificate, each step as a user types it; only the report's grade is made up, so that it has a level. */
class CertificateCommandsTest {
    static final String BODY = """
            number: C-1
            body: Sample Body
            client: Sample Robotics
            product: corridor courier
            mode: type test
            scope: corridors
            issued: 2026-11-01
            valid-until: 2126-11-01
            authorised: Wang Fang
            """;

    @TempDir
    static Path work;

    private static Path laboratory = Path.of("");
    private static Path body = Path.of("");
    private static Path trust = Path.of("");
    private static Path report = Path.of("");

    private void fails(int exitCode, String saying, Object... words) throws Exception {
        Program.Run run = program().run(words);
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
        assertThat(run.out() + run.err()).contains(saying);
    }

    private void succeeds(String saying, Object... words) throws Exception {
        fails(0, saying, words);
    }

    private Program program() {
        return new Program(work.resolve("config"));
    }

    /** One report for all: making it takes longer than most of what is asked of it. */
    @BeforeAll
    static void keys() throws Exception {
        laboratory = work.resolve("laboratory");
        body = work.resolve("body");
        trust = work.resolve("trusted.json");
        report = work.resolve("report");
        SignedReport.write(report, laboratory);
        Files.write(
                trust,
                TrustedKeys.none().with(trusted(laboratory, Role.LABORATORY)).json());
        DocumentKey.in(body, Role.CERTIFICATION_BODY, "Body", Instant.now());
    }

    private static TrustedKeys.Key trusted(Path keys, Role role) {
        return new TrustedKeys.Key(
                SigningKey.in(keys).fingerprint(), role, "x", LocalDate.parse("2026-01-01"), Optional.empty());
    }

    @Test
    void a_certificate_is_issued_verified_revoked_by_the_next_key_and_then_holds_no_longer() throws Exception {
        Path statement = Files.writeString(work.resolve("body.yaml"), BODY);
        Path out = work.resolve("certificate");
        Path paper = out.resolve("certificate.pdf");
        Path json = out.resolve("certificate.json");
        Path list = work.resolve("revocations.json");
        succeeds("certificate:", "certify", report, "--body", statement, "--key", body, "--out", out);
        String key = SigningKey.in(body).fingerprint();
        succeeds(
                "2 keys",
                "keys",
                "trust",
                trust,
                "--fingerprint",
                key,
                "--role",
                "certification-body",
                "--holder",
                "Body",
                "--from",
                "2026-01-01");
        succeeds("gave way to", "keys", "rotate", body, "--list", trust);
        succeeds("was signed by a trusted key", "verify", paper, "--trust", trust);

        fails(2, "only who issued", "revoke", json, "--key", laboratory, "--list", list, "--reason", "x");
        succeeds("edition 1", "revoke", json, "--key", body, "--list", list, "--reason", "unit recalled");
        fails(1, "unit recalled", "verify", paper, "--revocations", list, "--trust", trust);
    }

    @Test
    void a_public_copy_is_made_by_the_laboratory_only_and_verifies() throws Exception {
        Path out = work.resolve("public");
        fails(2, "only who issued it can", "redact", report, "--key", body, "--out", out);
        succeeds(
                "1 values withheld",
                "redact",
                report,
                "--key",
                laboratory,
                "--withhold",
                "/grade/trials/*/outcomeReason",
                "--out",
                out);
        succeeds("withholds 1 of", "verify", out.resolve("public.json"));
    }
}

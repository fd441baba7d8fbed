package org.robograde.agent.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.station.bench.SignedReport;

/** A certification body whose key never leaves its token, by the commands its people type. The token is SoftHSM, the other reader poppler. */
@Tag("interop")
class TokenCommandsInteropTest {
    private static final String PIN = "1234";

    @TempDir
    Path work;

    @Test
    void a_certificate_signed_on_a_token_is_verified_here_and_by_a_foreign_reader() throws Exception {
        Path tokens = Files.createDirectories(work.resolve("tokens"));
        Path conf = Files.writeString(work.resolve("softhsm2.conf"), "directories.tokendir = " + tokens + "\n");
        Map<String, String> environment = Map.of("SOFTHSM2_CONF", conf.toString(), "ROBOGRADE_PIN", PIN);
        Path token = Files.writeString(
                work.resolve("pkcs11.cfg"),
                "name = Body\nlibrary = /usr/lib/softhsm/libsofthsm2.so\nslotListIndex = 0\n");
        foreign(
                environment,
                List.of(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        "body",
                        "--pin",
                        PIN,
                        "--so-pin",
                        "5678"));
        Path report = work.resolve("report");
        SignedReport.write(report, work.resolve("laboratory"));
        Path statement = Files.writeString(work.resolve("body.yaml"), CertificateCommandsTest.BODY);
        Program robograde = new Program(work.resolve("config")).withEnvironment(environment);
        Path keys = work.resolve("body");
        succeeds(robograde, "keys", "new", keys, "--role", "certification-body", "--holder", "Sample Body");
        succeeds(robograde, "keys", "token", keys, "--token", token);
        Path out = work.resolve("certificate");
        succeeds(robograde, "certify", report, "--body", statement, "--key", keys, "--token", token, "--out", out);
        Path paper = out.resolve("certificate.pdf");
        assertThat(succeeds(robograde, "verify", paper))
                .contains("VERIFIED", "paper and data were signed by the same key");
        assertThat(foreign(environment, List.of("pdfsig", paper.toString()))).contains("Signature is Valid");
    }

    private static String succeeds(Program robograde, Object... words) throws Exception {
        Program.Run run = robograde.run(words);
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return run.out();
    }

    private static String foreign(Map<String, String> environment, List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
        builder.environment().putAll(environment);
        Program.Run run = Program.await(builder.start(), 60);
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return run.out();
    }
}

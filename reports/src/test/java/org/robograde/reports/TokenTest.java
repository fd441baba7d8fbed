package org.robograde.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.reports.sample.CompleteGrade;
import org.robograde.reports.signing.DocumentKey;
import org.robograde.reports.signing.ReportSigner;
import org.robograde.reports.signing.Role;
import org.robograde.reports.signing.Signed;

/** A report's PDF signed by a key that never leaves its token, through Java's PKCS#11 provider. The token is SoftHSM. */
@Tag("interop")
class TokenTest {
    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    private static final String PIN = "1234";

    @TempDir
    Path work;

    @Test
    void a_key_made_on_a_token_signs_and_the_signature_verifies() throws Exception {
        Assumptions.assumeTrue(Files.exists(LIBRARY), "SoftHSM is not installed: apt-get install softhsm2");
        Path tokens = Files.createDirectories(work.resolve("tokens"));
        Files.writeString(work.resolve("softhsm2.conf"), "directories.tokendir = " + tokens + "\n");
        run("softhsm2-util", "--init-token", "--free", "--label", "laboratory", "--pin", PIN, "--so-pin", "5678");
        Files.writeString(work.resolve("pkcs11.cfg"), "name = Lab\nlibrary = " + LIBRARY + "\nslotListIndex = 0\n");
        // The library reads the place of its tokens from the environment, so a program of its own must load it.
        for (String step : List.of("make", "sign")) {
            run(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djava.awt.headless=true",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Laboratory.class.getName(),
                    work.toString(),
                    step);
        }
        Path paper = work.resolve("report/report.pdf");
        assertThat(Signed.failing(paper, Optional.empty())).isEmpty();
        assertThat(work.resolve("laboratory/document-key.p12")).doesNotExist();
        byte[] pdf = Files.readAllBytes(paper);
        pdf[pdf.length / 3] ^= 1;
        Files.write(paper, pdf);
        assertThat(Signed.failing(paper, Optional.empty())).isNotEmpty();
    }

    private void run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", work.resolve("softhsm2.conf").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Arrays.toString(command) + said).isZero();
    }

    /** One process per step: a key that is still there in the second was kept by the token. */
    static final class Laboratory {
        private Laboratory() {}

        public static void main(String[] words) throws Exception {
            Path work = Path.of(words[0]);
            SigningKey key = SigningKey.in(work.resolve("laboratory"));
            Path token = work.resolve("pkcs11.cfg");
            char[] pin = PIN.toCharArray();
            if (words[1].equals("make")) {
                DocumentKey.newOnToken(key, Role.LABORATORY, "Test Field", Signed.AT, token, pin, "reports");
            } else {
                Signed.report(
                        CompleteGrade.input(),
                        new ReportSigner(key, DocumentKey.onToken(token, pin, "reports"), Signed.AT),
                        work.resolve("report"));
            }
        }
    }
}

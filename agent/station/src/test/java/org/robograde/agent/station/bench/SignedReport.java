package org.robograde.agent.station.bench;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.grader.Grader;
import org.robograde.reports.ReportRenderer;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.pages.Language;
import org.robograde.reports.signing.DocumentKey;
import org.robograde.reports.signing.ReportSigner;
import org.robograde.reports.signing.Role;

/** A small signed report whose made-up grade tells a level, which one trial alone never does. */
public final class SignedReport {
    private SignedReport() {}

    public static void write(Path folder, Path laboratory) throws Exception {
        ReportInput made = GeneratedReport.of(2, 1);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Grader.toJson(made.grade())));
        ReportRenderer.render(
                new ReportInput(made.grade(), Optional.of(hash), made.trials(), made.frames(), made.laboratory()),
                Language.ENGLISH,
                folder,
                new ReportSigner(
                        SigningKey.in(laboratory),
                        DocumentKey.in(laboratory, Role.LABORATORY, "Field", Instant.now()),
                        Instant.now()));
    }
}

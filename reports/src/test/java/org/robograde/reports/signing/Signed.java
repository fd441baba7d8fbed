package org.robograde.reports.signing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.grader.Grader;
import org.robograde.reports.ReportRenderer;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.pages.Language;

/** Reports signed by keys made for a test. */
public final class Signed {
    public static final Instant AT = Instant.parse("2026-11-20T08:00:00Z");
    public static final LocalDate TODAY = LocalDate.parse("2026-11-26");

    private Signed() {}

    public static ReportSigner laboratory(Path keys) {
        return new ReportSigner(
                SigningKey.in(keys), DocumentKey.in(keys, Role.LABORATORY, "Zhangjiang Robot Test Field", AT), AT);
    }

    /** Writes a signed report whose grade is named by its true hash. */
    public static void report(ReportInput input, ReportSigner signer, Path folder) throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Grader.toJson(input.grade())));
        ReportRenderer.render(
                new ReportInput(input.grade(), Optional.of(hash), input.trials(), input.frames(), input.laboratory()),
                Language.BOTH,
                folder,
                signer);
    }

    public static byte[] statement(String more) {
        return ("""
                number: CB-2026-0001
                body: {en: Sample Certification Body, zh: 样例认证机构}
                body-address: Shanghai, Sample Road 2
                client: {en: "Sample Robotics Co., Ltd.", zh: 样例机器人有限公司}
                product: {en: corridor courier, zh: 走廊送物机器人}
                model: SC-1
                mode: {en: type test, zh: 型式试验}
                scope: {en: delivery in hotel corridors, zh: 酒店走廊送物}
                issued: 2026-11-21
                valid-until: 2027-11-20
                authorised: Wang Fang
                """ + more).getBytes(StandardCharsets.UTF_8);
    }

    /** Messages of what does not hold. */
    public static List<String> failing(Path file, Optional<Path> revocations) {
        return FileCheck.of(file, revocations, TODAY).check().findings().stream()
                .filter(f -> !f.holds())
                .map((SealCheck.Finding f) -> f.subject() + ": " + f.message())
                .toList();
    }
}

package org.robograde.reports.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.reports.paper.Attachment;
import org.robograde.reports.paper.Conformance;
import org.robograde.reports.sample.CompleteGrade;
import org.robograde.reports.sample.SampleReport;
import org.robograde.reports.signing.Certificate;
import org.robograde.reports.signing.DocumentKey;
import org.robograde.reports.signing.FileCheck;
import org.robograde.reports.signing.PaperSignature;
import org.robograde.reports.signing.Revocations;
import org.robograde.reports.signing.Role;
import org.robograde.reports.signing.Signed;

class CertificateTest {
    @TempDir
    static Path work;

    private static Path report = Path.of("");
    private static Path incomplete = Path.of("");

    @TempDir
    Path folder;

    private SigningKey body = SigningKey.in(work.resolve("body"));

    @BeforeAll
    static void reports() throws Exception {
        report = work.resolve("report");
        incomplete = work.resolve("incomplete");
        Signed.report(CompleteGrade.input(), Signed.laboratory(work.resolve("laboratory")), report);
        Signed.report(SampleReport.input(), Signed.laboratory(work.resolve("laboratory")), incomplete);
    }

    @BeforeEach
    void issue() throws IOException {
        body = SigningKey.in(work.resolve("body"));
        issue(over(report, "", body.fingerprint()));
    }

    @Test
    void a_certificate_holds_as_data_and_on_paper() throws Exception {
        for (String file : List.of("certificate.json", "certificate.pdf")) {
            assertThat(Signed.failing(folder.resolve(file), Optional.empty()))
                    .as(file)
                    .isEmpty();
        }
        byte[] pdf = Files.readAllBytes(folder.resolve("certificate.pdf"));
        assertThat(Conformance.broken(pdf, "3a")).isEmpty();
        assertThat(Conformance.broken(pdf, "ua1")).isEmpty();
    }

    @Test
    void it_says_what_the_rules_ask_in_both_languages_and_under_which_rules() throws Exception {
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(folder.resolve("certificate.pdf")))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("认证证书", "Certificate", "CB-2026-0001", "样例认证机构", "Sample Certification Body")
                    .contains("House rules: not a standard", "内部规则，非标准")
                    .contains("Valid until", "2027-11-20", "Certification mode", "型式试验", "not stated", "Page 1 of");
        }
    }

    @Test
    void the_code_on_paper_names_number_content_and_key() throws Exception {
        Certificate certificate = over(report, "", body.fingerprint());
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(folder.resolve("certificate.pdf")))) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(document.getNumberOfPages() - 1, 300);
            int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            String read = new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(
                                    new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels))),
                            // Every run has another key and so another code; a scanner takes its time as well.
                            Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
            assertThat(read)
                    .isEqualTo(certificate.code())
                    .contains("CB-2026-0001")
                    .endsWith(body.fingerprint());
        }
    }

    @Test
    void who_tested_may_not_certify() {
        String laboratory = SigningKey.in(work.resolve("laboratory")).fingerprint();
        assertThatThrownBy(() -> over(report, "", laboratory)).hasMessageContaining("who tested may not certify");
    }

    @Test
    void every_reason_against_a_certificate_is_told() throws IOException {
        assertThatThrownBy(() -> Certificate.over(
                        Files.readAllBytes(report.resolve("report.json")),
                        Files.readAllBytes(report.resolve("report.json.sig")),
                        "number: 1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "body.yaml",
                        body.fingerprint()))
                .hasMessage("body.yaml: a certificate needs also body, client, product, mode, scope, issued,"
                        + " valid-until, authorised");
        byte[] forged = Files.readString(report.resolve("report.json"))
                .replace("Zhangjiang", "Zhangjiand")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Certificate.over(
                        forged,
                        Files.readAllBytes(report.resolve("report.json.sig")),
                        Signed.statement(""),
                        "body.yaml",
                        body.fingerprint()))
                .hasMessageContaining("does not belong to this content");
    }

    @Test
    void a_certificate_over_an_incomplete_campaign_says_so() throws Exception {
        issue(over(incomplete, "", body.fingerprint()));
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(folder.resolve("certificate.pdf")))) {
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document)).contains("INCOMPLETE", "不完整");
            }
        }
        assertThat(Files.readString(folder.resolve("certificate.json")))
                .contains("2 of 11 clauses could not be decided.");
    }

    @Test
    void markup_in_what_the_body_states_is_text_on_the_certificate() throws Exception {
        String attack = "<script>alert(1)</script><b>&{{ 1234567*3 }}";
        String stated = new String(Signed.statement(""), java.nio.charset.StandardCharsets.UTF_8)
                .replace("{en: corridor courier, zh: 走廊送物机器人}", "'" + attack + "'");
        issue(Certificate.over(
                Files.readAllBytes(report.resolve("report.json")),
                Files.readAllBytes(report.resolve("report.json.sig")),
                stated.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "body.yaml",
                body.fingerprint()));
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(folder.resolve("certificate.pdf")))) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", ""))
                    .contains("<script>alert(1)</script><b>&{{1234567*3}}")
                    .doesNotContain("3703701");
        }
    }

    @Test
    void a_certificate_that_ran_out_holds_no_longer() {
        assertThat(FileCheck.of(folder.resolve("certificate.json"), Optional.empty(), LocalDate.parse("2027-11-21"))
                        .check()
                        .findings())
                .anyMatch(f -> !f.holds() && f.message().endsWith("today is 2027-11-21"));
    }

    @Test
    void a_revoked_certificate_is_found_on_paper_and_as_data_and_only_its_own_body_can_revoke_it() throws Exception {
        Path list = folder.resolve("revocations.json");
        Revocations revoked = Revocations.none()
                .with(
                        Certificate.entry(
                                Files.readAllBytes(folder.resolve("certificate.json")),
                                Revocations.REVOKED,
                                "2026-11-25",
                                "unit recalled"),
                        List.of());
        Files.write(list, revoked.json());
        Files.write(folder.resolve("revocations.json.sig"), body.sign(revoked.json()));
        assertThat(Signed.failing(list, Optional.empty())).isEmpty();
        assertThat(Signed.failing(folder.resolve("certificate.json"), Optional.empty()))
                .containsExactly("certificate.json: was revoked on 2026-11-25: unit recalled");
        assertThat(Signed.failing(folder.resolve("certificate.pdf"), Optional.of(list)))
                .containsExactly("certificate.pdf/certificate.json: was revoked on 2026-11-25: unit recalled");

        SigningKey stranger = SigningKey.in(folder.resolve("stranger"));
        Files.write(folder.resolve("revocations.json.sig"), stranger.sign(revoked.json()));
        assertThat(Signed.failing(folder.resolve("certificate.json"), Optional.empty()))
                .hasSize(1)
                .allMatch(m -> m.contains("not by the certificate's issuer"));
    }

    @Test
    void the_next_edition_of_the_list_loses_nothing() {
        Revocations list = Revocations.none()
                .with(new Revocations.Entry("1", "a".repeat(64), Revocations.REVOKED, "2026-11-25", "x"), List.of())
                .with(new Revocations.Entry("2", "b".repeat(64), Revocations.SUPERSEDED, "2026-11-26", "y"), List.of());
        assertThat(Revocations.read(list.json())).isEqualTo(list);
        assertThat(list.edition()).isEqualTo(2);
        assertThat(list.of("1", "")).isPresent();
        assertThat(list.of("3", "c")).isEmpty();
    }

    private Certificate over(Path signedReport, String more, String key) throws IOException {
        return Certificate.over(
                Files.readAllBytes(signedReport.resolve("report.json")),
                Files.readAllBytes(signedReport.resolve("report.json.sig")),
                Signed.statement(more),
                "body.yaml",
                key);
    }

    private void issue(Certificate certificate) throws IOException {
        byte[] signature = body.sign(certificate.bytes());
        byte[] paper = CertificatePaper.render(
                certificate,
                List.of(
                        new Attachment("certificate.json", "application/json", "data", certificate.bytes()),
                        new Attachment("certificate.json.sig", "application/json", "signature", signature)));
        Files.write(folder.resolve("certificate.json"), certificate.bytes());
        Files.write(folder.resolve("certificate.json.sig"), signature);
        DocumentKey key =
                DocumentKey.in(work.resolve("body"), Role.CERTIFICATION_BODY, "Sample Certification Body", Signed.AT);
        Files.write(
                folder.resolve("certificate.pdf"),
                PaperSignature.sign(paper, key, Signed.AT, "issued by the certification body"));
    }
}

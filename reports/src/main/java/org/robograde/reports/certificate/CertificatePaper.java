package org.robograde.reports.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.reports.charts.Caption;
import org.robograde.reports.charts.Drawing;
import org.robograde.reports.pages.Language;
import org.robograde.reports.pages.PageTemplate;
import org.robograde.reports.paper.Attachment;
import org.robograde.reports.paper.LaidOut;
import org.robograde.reports.paper.PaperRenderer;
import org.robograde.reports.signing.Certificate;
import org.robograde.reports.signing.CertifiedField;

/** Lays a certificate out as PDF/A in both languages; its data travel inside. */
public final class CertificatePaper {
    /** File name of a certificate on paper. */
    public static final String FILE = "certificate.pdf";

    private CertificatePaper() {}

    /** A row of the certificate; an absent value is printed as "not stated". */
    public record Row(String key, String basis, boolean stated, LocalizedText value) {}

    /** @param attachments the certificate's data and their signature */
    public static byte[] render(Certificate certificate, List<Attachment> attachments) {
        Grade grade = certificate.grade();
        Drawing code = QrCode.of(
                certificate.code(), new Caption("code", "QR", "Code of this certificate: " + certificate.code()));
        Map<String, @Nullable Object> model = new LinkedHashMap<>();
        model.put("number", said(certificate, CertifiedField.NUMBER).en());
        model.put("body", said(certificate, CertifiedField.BODY));
        model.put("rows", rows(certificate));
        model.put("level", "L" + grade.level().orElseThrow());
        model.put("levelName", levelName(grade));
        model.put("unit", grade.unitId());
        model.put("rulebook", grade.rulebook().title());
        model.put("edition", grade.rulebook().id() + " " + grade.rulebook().edition());
        model.put("provenance", grade.weakestProvenance().name());
        model.put("report", certificate.reportNumber());
        model.put("incomplete", certificate.incomplete());
        model.put("code", code);
        model.put("codeText", certificate.code());
        try (LaidOut laidOut = PaperRenderer.layOut(
                PageTemplate.document("certificate.html", "certificate.css", model), Language.BOTH)) {
            return laidOut.with(attachments);
        }
    }

    private static List<Row> rows(Certificate certificate) {
        List<Row> rows = new ArrayList<>();
        for (CertifiedField field : CertifiedField.values()) {
            rows.add(new Row(
                    field.key(), field.basis(), certificate.said().containsKey(field), said(certificate, field)));
        }
        return rows;
    }

    private static LocalizedText said(Certificate certificate, CertifiedField field) {
        return certificate.said().getOrDefault(field, new LocalizedText("", ""));
    }

    private static LocalizedText levelName(Grade grade) {
        return grade.rulebook().levels().stream()
                .filter(l ->
                        grade.level().filter(reached -> reached == l.level()).isPresent())
                .findFirst()
                .map(Grade.LevelName::name)
                .orElse(new LocalizedText("", ""));
    }
}

package org.robograde.reports.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.grader.Grader;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.reports.input.StatementYaml;

/**
 * A certification body's certificate over a laboratory's report. It pins the report and the grade by hash and says under which
 * rules and of what provenance the level was reached; the rest the body states.
 *
 * @param json the signed content of {@code certificate.json}
 * @param said what the body states
 * @param grade the grade certified
 * @param reportNumber of the report it rests on
 * @param incomplete what keeps the evidence behind it from being complete, as the report says
 */
public record Certificate(
        String json,
        Map<CertifiedField, LocalizedText> said,
        Grade grade,
        String reportNumber,
        List<LocalizedText> incomplete) {
    public static final String FORMAT = "robograde-certificate/1";
    public static final String FILE = "certificate.json";

    /**
     * @param reportJson a laboratory's {@code report.json}
     * @param reportSignature its {@code report.json.sig}
     * @param statement the body's YAML file, one line per {@link CertifiedField}
     * @param name of that file, for messages
     * @param body fingerprint of the certification body's key
     * @throws IllegalArgumentException saying why there can be no certificate, each reason on a line
     */
    public static Certificate over(
            byte[] reportJson, byte[] reportSignature, byte[] statement, String name, String body) {
        Findings findings = new Findings();
        ReportInspection.Inspected report = new ReportInspection(findings)
                .inspect(reportJson, Optional.of(reportSignature), Optional.empty(), "report.json");
        List<String> reasons = new ArrayList<>();
        findings.check().findings().stream()
                .filter(f -> !f.holds())
                .forEach((SealCheck.Finding f) -> reasons.add(f.subject() + ": " + f.message()));
        refuse(reasons);
        ObjectNode content = Json.parse(reportJson);
        Grade grade = Grader.fromJson(Json.bytes(content.path("grade")));
        String laboratory = report.signer().orElseThrow();
        if (laboratory.equals(body)) {
            reasons.add("the report was signed by the same key " + body
                    + "; who tested may not certify, so use the key of the certification body");
        }
        if (grade.level().isEmpty()) {
            reasons.add("the report's grade tells no level, so there is nothing to certify");
        }
        Map<CertifiedField, LocalizedText> said = new EnumMap<>(CertifiedField.class);
        said.putAll(StatementYaml.read(statement, name, CertifiedField::of));
        reasons.addAll(missing(said, name));
        refuse(reasons);
        return new Certificate(
                new String(
                        Json.bytes(json(said, grade, reportJson, report, content.path("incomplete"), body)),
                        StandardCharsets.UTF_8),
                said,
                grade,
                report.number(),
                incomplete(content.path("incomplete")));
    }

    private static List<LocalizedText> incomplete(JsonNode stated) {
        List<LocalizedText> lines = new ArrayList<>();
        for (int i = 0; i < stated.path("en").size(); i++) {
            lines.add(new LocalizedText(
                    stated.path("en").path(i).asText(),
                    stated.path("zh").path(i).asText()));
        }
        return lines;
    }

    /**
     * The line of a list of revocations that names this certificate.
     *
     * @throws IllegalArgumentException if this is no certificate
     */
    public static Revocations.Entry entry(byte[] certificateJson, String status, String on, String reason) {
        ObjectNode content = Json.parse(certificateJson);
        if (!content.path("format").asText().equals(FORMAT)) {
            throw new IllegalArgumentException("is no certificate of format " + FORMAT);
        }
        return new Revocations.Entry(content.path("number").asText(), Json.sha256(certificateJson), status, on, reason);
    }

    private static void refuse(List<String> reasons) {
        if (!reasons.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", reasons));
        }
    }

    private static List<String> missing(Map<CertifiedField, LocalizedText> said, String name) {
        List<String> reasons = new ArrayList<>();
        String absent = Arrays.stream(CertifiedField.values())
                .filter(f -> f.needed() && !said.containsKey(f))
                .map(CertifiedField::key)
                .collect(Collectors.joining(", "));
        if (!absent.isEmpty()) {
            reasons.add(name + ": a certificate needs also " + absent);
            return reasons;
        }
        Optional<LocalDate> from = day(said, CertifiedField.ISSUED, name, reasons);
        Optional<LocalDate> until = day(said, CertifiedField.VALID_UNTIL, name, reasons);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            reasons.add(name + ": valid-until " + until.get() + " is before issued " + from.get());
        }
        return reasons;
    }

    private static Optional<LocalDate> day(
            Map<CertifiedField, LocalizedText> said, CertifiedField field, String name, List<String> reasons) {
        String text = said.getOrDefault(field, new LocalizedText("", "")).en();
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            reasons.add(name + ": " + field.key() + " is a day like 2026-11-30, not \"" + text + "\"");
            return Optional.empty();
        }
    }

    private static ObjectNode json(
            Map<CertifiedField, LocalizedText> said,
            Grade grade,
            byte[] reportJson,
            ReportInspection.Inspected report,
            JsonNode incomplete,
            String body) {
        ObjectNode json = Json.object();
        json.put("format", FORMAT);
        json.put(
                "number",
                said.getOrDefault(CertifiedField.NUMBER, new LocalizedText("", ""))
                        .en());
        json.put(
                "validFrom",
                said.getOrDefault(CertifiedField.ISSUED, new LocalizedText("", ""))
                        .en());
        json.put(
                "validUntil",
                said.getOrDefault(CertifiedField.VALID_UNTIL, new LocalizedText("", ""))
                        .en());
        json.putObject("issuer").put("role", Role.CERTIFICATION_BODY.word()).put("key", body);
        json.putObject("report")
                .put("number", report.number())
                .put("sha256", Json.sha256(reportJson))
                .put("key", report.signer().orElseThrow());
        ObjectNode graded = json.putObject("grade");
        graded.put("sha256", report.gradeSha256().orElseThrow());
        graded.put("unit", grade.unitId());
        graded.put("level", grade.level().orElseThrow());
        graded.put("rulebook", grade.rulebook().id());
        graded.put("edition", grade.rulebook().edition());
        graded.put("status", grade.rulebook().status());
        graded.put("rulebookSha256", grade.rulebook().sha256());
        graded.put("weakestProvenance", grade.weakestProvenance().name());
        json.set("incomplete", incomplete);
        ArrayNode fields = json.putArray("fields");
        for (CertifiedField field : CertifiedField.values()) {
            ObjectNode node = fields.addObject();
            node.put("id", field.key());
            node.put("basis", field.basis());
            LocalizedText words = said.get(field);
            if (words == null) {
                node.putNull("value");
            } else {
                node.putObject("value").put("en", words.en()).put("zh", words.zh());
            }
        }
        return json;
    }

    /** The bytes that are signed. */
    public byte[] bytes() {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** What the QR code on paper says: enough to tell this certificate from any other without a network. */
    public String code() {
        ObjectNode content = Json.parse(bytes());
        return "robograde-certificate:1:" + content.path("number").asText() + ":" + Json.sha256(bytes()) + ":"
                + content.path("issuer").path("key").asText();
    }
}

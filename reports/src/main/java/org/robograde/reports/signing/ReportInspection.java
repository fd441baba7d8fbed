package org.robograde.reports.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.robograde.agent.evidence.EvidenceException;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.grader.Grader;
import org.robograde.reports.data.ReportJson;
import org.robograde.reports.input.StatedField;

/** Whether a report's data are what the laboratory signed, and whether the grade in them is the one they name. */
final class ReportInspection {
    private final Findings findings;

    ReportInspection(Findings findings) {
        this.findings = findings;
    }

    /**
     * @param signer fingerprint of the key that signed; absent when the signature does not hold
     * @param gradeSha256 of the grade inside, absent when it is not the one named
     */
    record Inspected(Optional<String> signer, Optional<String> gradeSha256, String number) {}

    /** The day of issue the laboratory states, if it states one as a day. */
    static Optional<LocalDate> issued(byte[] json) {
        try {
            for (JsonNode field : Json.parse(json).path("identification")) {
                if (field.path("id").asText().equals(StatedField.ISSUED.key())) {
                    return Optional.of(
                            LocalDate.parse(field.path("value").path("en").asText()));
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** @param folder where the report's other files may lie */
    Inspected inspect(byte[] json, Optional<byte[]> signature, Optional<Path> folder, String name) {
        Optional<String> signer = signed(json, signature, name);
        ObjectNode report;
        try {
            report = Json.parse(json);
        } catch (IllegalArgumentException e) {
            findings.fails(name, String.valueOf(e.getMessage()));
            return new Inspected(signer, Optional.empty(), "");
        }
        if (!report.path("format").asText().equals(ReportJson.FORMAT)) {
            findings.fails(name, "is no report of format " + ReportJson.FORMAT);
            return new Inspected(signer, Optional.empty(), "");
        }
        findings.say(
                Arrays.equals(Json.bytes(report), json),
                name,
                "is in the one byte form a report has",
                "was written again by another program: it is not in the one byte form a report has");
        folder.ifPresent(f -> files(report.path("files"), f));
        return new Inspected(signer, grade(report, name), report.path("number").asText());
    }

    /** @return the fingerprint of the key that signed */
    Optional<String> signed(byte[] content, Optional<byte[]> signature, String name) {
        if (signature.isEmpty()) {
            findings.fails(name, "has no signature: there is no " + name + ".sig");
            return Optional.empty();
        }
        try {
            String signer = SigningKey.verify(signature.get(), content, name + ".sig");
            findings.holds(name, "not a byte was changed since key " + signer + " signed it");
            return Optional.of(signer);
        } catch (EvidenceException e) {
            findings.fails(name, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<String> grade(ObjectNode report, String name) {
        String named = report.path("gradeSha256").asText();
        if (!report.path("grade").isObject()) {
            findings.fails(name, "holds no grade");
            return Optional.empty();
        }
        try {
            byte[] grade = Grader.toJson(Grader.fromJson(Json.bytes(report.path("grade"))));
            String hash = Json.sha256(grade);
            findings.say(
                    hash.equals(named),
                    name,
                    "the grade in it has the SHA-256 it names (" + hash.substring(0, 16) + ")",
                    "names a grade of SHA-256 " + named + ", but the grade in it has " + hash);
            return Optional.of(hash).filter(named::equals);
        } catch (IllegalArgumentException e) {
            findings.fails(name, "holds no grade: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Names come from the file, so one that leads out of the folder is not followed. */
    private void files(JsonNode files, Path folder) {
        for (Map.Entry<String, JsonNode> file : files.properties()) {
            String name = file.getKey();
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
                findings.fails(name, "is no name of a report's file");
                continue;
            }
            Path path = folder.resolve(name);
            if (!Files.isRegularFile(path)) {
                findings.unchecked(name, "is not at hand");
                continue;
            }
            try {
                String hash = Json.sha256(Files.readAllBytes(path));
                findings.say(
                        hash.equals(file.getValue().asText()),
                        name,
                        "is the file of this report",
                        "is not the file this report was issued with");
            } catch (IOException e) {
                findings.fails(name, "cannot be read: " + e.getMessage());
            }
        }
    }
}

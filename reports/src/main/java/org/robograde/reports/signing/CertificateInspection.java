package org.robograde.reports.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import org.robograde.reports.data.ReportJson;

/** Whether a certificate is what its body signed, still valid, not revoked, and over the report that lies beside it. */
final class CertificateInspection {
    private final Findings findings;
    private final LocalDate today;

    CertificateInspection(Findings findings, LocalDate today) {
        this.findings = findings;
        this.today = today;
    }

    /**
     * @param gradeSha256 of the grade it certifies
     * @param laboratory fingerprint of the key that signed the report it rests on
     * @param issued first day of its validity
     */
    record Inspected(
            Optional<String> signer,
            Optional<String> gradeSha256,
            Optional<String> laboratory,
            Optional<LocalDate> issued) {}

    Inspected inspect(
            byte[] content, Optional<byte[]> signature, Optional<Path> folder, Optional<Path> revocations, String name)
            throws IOException {
        Optional<String> signer = new ReportInspection(findings).signed(content, signature, name);
        ObjectNode certificate;
        try {
            certificate = Json.parse(content);
        } catch (IllegalArgumentException e) {
            findings.fails(name, String.valueOf(e.getMessage()));
            return new Inspected(signer, Optional.empty(), Optional.empty(), Optional.empty());
        }
        if (!certificate.path("format").asText().equals(Certificate.FORMAT)
                || !Arrays.equals(Json.bytes(certificate), content)) {
            findings.fails(name, "is not in the one form a certificate has");
            return new Inspected(signer, Optional.empty(), Optional.empty(), Optional.empty());
        }
        String issuer = certificate.path("issuer").path("key").asText();
        String laboratory = certificate.path("report").path("key").asText();
        findings.say(
                signer.filter(issuer::equals).isPresent() && !issuer.equals(laboratory),
                name,
                "was signed by the issuer it names, which is not the laboratory",
                "names issuer " + issuer + " and laboratory " + laboratory
                        + "; it must be signed by the one and not be the other");
        Optional<LocalDate> issued = validity(certificate, name);
        folder.ifPresent(f -> report(certificate, f.resolve(ReportJson.FILE), name));
        revocations(certificate, Json.sha256(content), issuer, revocations, name);
        return new Inspected(
                signer,
                Optional.of(certificate.path("grade").path("sha256").asText()),
                Optional.of(laboratory),
                issued);
    }

    private Optional<LocalDate> validity(JsonNode certificate, String name) {
        String from = certificate.path("validFrom").asText();
        String until = certificate.path("validUntil").asText();
        try {
            boolean valid = !today.isBefore(LocalDate.parse(from)) && !today.isAfter(LocalDate.parse(until));
            findings.say(
                    valid,
                    name,
                    "is valid from " + from + " to " + until,
                    "is valid from " + from + " to " + until + "; today is " + today);
            return Optional.of(LocalDate.parse(from));
        } catch (DateTimeParseException e) {
            findings.fails(name, "does not say from when to when it is valid");
            return Optional.empty();
        }
    }

    private void report(JsonNode certificate, Path report, String name) {
        JsonNode named = certificate.path("report");
        try {
            if (!Files.isRegularFile(report)) {
                findings.unchecked(
                        name, "rests on report " + named.path("number").asText() + ", which is not at hand");
                return;
            }
            findings.say(
                    Json.sha256(Files.readAllBytes(report))
                            .equals(named.path("sha256").asText()),
                    name,
                    "rests on the report beside it, " + named.path("number").asText(),
                    "does not rest on the report beside it: it names another");
        } catch (IOException e) {
            findings.fails(name, "the report beside it cannot be read: " + e.getMessage());
        }
    }

    private void revocations(JsonNode certificate, String hash, String issuer, Optional<Path> list, String name)
            throws IOException {
        if (list.isEmpty()) {
            findings.unchecked(name, "no list of revocations is at hand; it may have been revoked");
            return;
        }
        Path file = list.get();
        String listName = String.valueOf(file.getFileName());
        byte[] content = Files.readAllBytes(file);
        Path signature = file.resolveSibling(listName + ".sig");
        Optional<String> signer = new ReportInspection(findings)
                .signed(
                        content,
                        Files.isRegularFile(signature) ? Optional.of(Files.readAllBytes(signature)) : Optional.empty(),
                        listName);
        Optional<Revocations> read = Revocations.read(content, listName, findings);
        if (signer.isEmpty() || read.isEmpty()) {
            return;
        }
        if (!signer.get().equals(issuer) && !succeeded(issuer, signer.get(), read.get(), listName)) {
            return;
        }
        String number = certificate.path("number").asText();
        Optional<Revocations.Entry> entry = read.get().of(number, hash);
        findings.say(
                entry.isEmpty(),
                name,
                "is not on the list of " + read.get().issuedOn() + " (edition "
                        + read.get().edition() + ")",
                entry.map(e -> "was " + e.status() + " on " + e.on() + ": " + e.reason())
                        .orElse(""));
    }

    private boolean succeeded(String issuer, String signer, Revocations list, String listName) {
        try {
            boolean follows = KeyRotation.follows(issuer, signer, list.rotations());
            findings.say(
                    follows,
                    listName,
                    "was signed by key " + signer + ", to which the certificate's issuer " + issuer + " gave way",
                    "was signed by key " + signer + ", not by the certificate's issuer " + issuer
                            + " or its successor");
            return follows;
        } catch (IllegalArgumentException e) {
            findings.fails(listName, String.valueOf(e.getMessage()));
            return false;
        }
    }
}

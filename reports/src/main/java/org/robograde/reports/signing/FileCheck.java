package org.robograde.reports.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.reports.data.ReportJson;

/**
 * Whether one file is what was signed: a report or a certificate as JSON or PDF, or a list of revocations. From the
 * signature inwards; what is not at hand is said.
 *
 * @param check what holds and what does not
 * @param gradeSha256 of the grade the file rests on, for a caller who may have it
 */
public record FileCheck(SealCheck check, Optional<String> gradeSha256) {
    private static final long LARGEST = 512L << 20;
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    /**
     * Never throws for a file that was changed.
     *
     * @param revocations the issuer's list; without one, {@code revocations.json} beside the file is taken if it is there
     * @param today for the validity of a certificate
     */
    public static FileCheck of(Path file, Optional<Path> revocations, LocalDate today) {
        return of(file, revocations, Optional.empty(), today);
    }

    /** @param trusted also says whether who signed is trusted in that role and on the day the file states */
    public static FileCheck of(Path file, Optional<Path> revocations, Optional<TrustedKeys> trusted, LocalDate today) {
        Findings findings = new Findings();
        String name = String.valueOf(file.getFileName());
        Optional<String> grade = Optional.empty();
        try {
            if (Files.size(file) > LARGEST) {
                findings.fails(name, "is larger than anything this program signs");
            } else {
                grade = new FileCheckRun(findings, file, revocations, trusted, today)
                        .run(Files.readAllBytes(file), name);
            }
        } catch (IOException e) {
            findings.fails(name, "cannot be read: " + e.getMessage());
        }
        return new FileCheck(findings.check(), grade);
    }

    static boolean isPdf(byte[] content) {
        return content.length > PDF.length && Arrays.equals(Arrays.copyOf(content, PDF.length), PDF);
    }

    /** One check as it goes on. */
    private record FileCheckRun(
            Findings findings, Path file, Optional<Path> revocations, Optional<TrustedKeys> trusted, LocalDate today) {
        Optional<String> run(byte[] content, String name) throws IOException {
            if (isPdf(content)) {
                return paper(content, name);
            }
            String format;
            try {
                format = Json.parse(content).path("format").asText();
            } catch (IllegalArgumentException e) {
                findings.fails(name, "is neither a PDF nor JSON that this program signs");
                return Optional.empty();
            }
            Optional<byte[]> signature = read(file.resolveSibling(name + ".sig"));
            if (format.equals(ReportJson.FORMAT)) {
                ReportInspection.Inspected inspected = new ReportInspection(findings)
                        .inspect(
                                content,
                                signature,
                                Optional.ofNullable(file.toAbsolutePath().getParent()),
                                name);
                trust(inspected.signer(), Role.LABORATORY, ReportInspection.issued(content), name);
                return inspected.gradeSha256();
            }
            if (format.equals(PublicCopy.FORMAT)) {
                Optional<String> signer = new PublicCopyInspection(findings)
                        .inspect(content, signature, file.toAbsolutePath().resolveSibling("."), name);
                trust(signer, Role.LABORATORY, PublicCopyInspection.issued(content), name);
                return Optional.empty();
            }
            if (format.equals(Certificate.FORMAT)) {
                return certificate(content, signature, name).gradeSha256();
            }
            if (format.equals(Revocations.FORMAT)) {
                Optional<String> signer = new ReportInspection(findings).signed(content, signature, name);
                Optional<Revocations> list = Revocations.read(content, name, findings);
                trust(signer, Role.CERTIFICATION_BODY, list.flatMap(l -> day(l.issuedOn())), name);
                return Optional.empty();
            }
            findings.fails(name, "is JSON of format \"" + format + "\", which this program does not sign");
            return Optional.empty();
        }

        private Optional<String> paper(byte[] content, String name) throws IOException {
            PaperInspection.Signed signed = new PaperInspection(findings).inspect(content, name);
            Map<String, byte[]> inside = signed.attached();
            Optional<String> signer = Optional.empty();
            Optional<String> grade = Optional.empty();
            byte[] report = inside.get(ReportJson.FILE);
            byte[] certificate = inside.get(Certificate.FILE);
            if (certificate != null) {
                CertificateInspection.Inspected inspected = certificate(
                        certificate,
                        Optional.ofNullable(inside.get(Certificate.FILE + ".sig")),
                        name + "/" + Certificate.FILE);
                signer = inspected.signer();
                grade = inspected.gradeSha256();
                role(signed, Role.CERTIFICATION_BODY, name);
            } else if (report != null) {
                ReportInspection.Inspected inspected = new ReportInspection(findings)
                        .inspect(
                                report,
                                Optional.ofNullable(inside.get(ReportJson.FILE + ".sig")),
                                Optional.empty(),
                                name + "/" + ReportJson.FILE);
                signer = inspected.signer();
                grade = inspected.gradeSha256();
                role(signed, Role.LABORATORY, name);
                trust(signer, Role.LABORATORY, ReportInspection.issued(report), name);
            } else {
                findings.fails(name, "carries neither a report nor a certificate inside");
            }
            if (signer.isPresent() && signed.signer().isPresent()) {
                findings.say(
                        signer.equals(signed.signer()),
                        name,
                        "paper and data were signed by the same key",
                        "the paper was signed by key " + signed.signer().get() + ", the data in it by " + signer.get());
            }
            return grade;
        }

        private void role(PaperInspection.Signed signed, Role needed, String name) {
            signed.role()
                    .ifPresent(role -> findings.say(
                            role == needed,
                            name,
                            "was signed in the role of a " + role.word(),
                            "was signed by a " + role.word() + ", but only a " + needed.word() + " may"));
        }

        private CertificateInspection.Inspected certificate(byte[] content, Optional<byte[]> signature, String name)
                throws IOException {
            Path list = revocations.orElse(file.resolveSibling(Revocations.FILE));
            CertificateInspection.Inspected inspected = new CertificateInspection(findings, today)
                    .inspect(
                            content,
                            signature,
                            Optional.ofNullable(file.toAbsolutePath().getParent()),
                            Optional.of(list).filter(Files::isRegularFile),
                            name);
            trust(inspected.signer(), Role.CERTIFICATION_BODY, inspected.issued(), name);
            // The laboratory may have rotated its key after its report and before the certificate.
            Optional<LocalDate> reported = inspected
                    .laboratory()
                    .flatMap(key -> trusted.flatMap(keys -> keys.of(key)))
                    .flatMap(TrustedKeys.Key::until)
                    .filter(last -> inspected.issued().filter(last::isBefore).isPresent())
                    .or(inspected::issued);
            trust(inspected.laboratory(), Role.LABORATORY, reported, name + ", the report it rests on");
            return inspected;
        }

        private void trust(Optional<String> signer, Role needed, Optional<LocalDate> day, String name) {
            trusted.ifPresent(list -> signer.ifPresent(key -> list.check(key, needed, day, name, findings)));
        }

        private static Optional<LocalDate> day(String text) {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }

        private static Optional<byte[]> read(Path path) throws IOException {
            return Files.isRegularFile(path) && Files.size(path) < (1 << 20)
                    ? Optional.of(Files.readAllBytes(path))
                    : Optional.empty();
        }
    }
}

package org.robograde.agent.station.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.reports.ReportRenderer;
import org.robograde.reports.certificate.CertificatePaper;
import org.robograde.reports.data.ReportJson;
import org.robograde.reports.paper.Attachment;
import org.robograde.reports.signing.Certificate;
import org.robograde.reports.signing.CertifiedField;
import org.robograde.reports.signing.DocumentKey;
import org.robograde.reports.signing.PaperSignature;
import org.robograde.reports.signing.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "certify",
        mixinStandardHelpOptions = true,
        description = {
            "Issues a certificate over a laboratory's signed report, with the certification body's own key:",
            "certificate.json, its signature, and certificate.pdf, which carries both and a QR code."
        },
        footer = {
            "",
            "Example: ./robograde certify out/grade/report --body body.yaml --key keys/body --out out/certificate",
            "A grading report is no certificate: only an approved certification body may issue one."
        })
final class CertifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REPORT_DIR", description = "a folder with a signed report")
    private @Nullable Path given;

    @Option(
            names = "--body",
            required = true,
            paramLabel = "FILE",
            description = "what the body states: a YAML file, fields in reports/README.md")
    private @Nullable Path body;

    @Option(names = "--key", required = true, paramLabel = "DIR", description = "the body's keys; made on first use")
    private @Nullable Path keys;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where the certificate goes")
    private @Nullable Path out;

    @Mixin
    private final TokenOptions token = new TokenOptions();

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Path report = Given.required(given);
        Path statement = Given.required(body);
        Path folder = Given.required(out);
        for (Path needed :
                List.of(report.resolve(ReportJson.FILE), report.resolve(ReportRenderer.SIGNATURE), statement)) {
            if (!Files.isRegularFile(needed)) {
                throw new CommandException(
                        ExitCode.BAD_INPUT, needed + ": no such file; a report is signed by report --sign");
            }
        }
        SigningKey key = SigningKey.in(Given.required(keys));
        Certificate certificate;
        DocumentKey documentKey;
        try {
            certificate = Certificate.over(
                    Files.readAllBytes(report.resolve(ReportJson.FILE)),
                    Files.readAllBytes(report.resolve(ReportRenderer.SIGNATURE)),
                    Files.readAllBytes(statement),
                    statement.toString(),
                    key.fingerprint());
            documentKey = token.key(Given.required(keys), Role.CERTIFICATION_BODY, name(certificate));
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        }
        byte[] signature = key.sign(certificate.bytes());
        byte[] paper = CertificatePaper.render(
                certificate,
                List.of(
                        new Attachment(
                                Certificate.FILE, "application/json", "the certificate's data", certificate.bytes()),
                        new Attachment(
                                Certificate.FILE + ".sig",
                                "application/json",
                                "the signature over the data",
                                signature)));
        Files.createDirectories(folder);
        Files.write(folder.resolve(Certificate.FILE), certificate.bytes());
        Files.write(folder.resolve(Certificate.FILE + ".sig"), signature);
        Files.write(
                folder.resolve(CertificatePaper.FILE),
                PaperSignature.sign(paper, documentKey, Instant.now(), "issued by the certification body"));
        Console console = new Console(json);
        console.line("certificate: " + folder.resolve(CertificatePaper.FILE) + ", signed by key " + key.fingerprint());
        console.document(Map.of("certificate", folder.toString(), "key", key.fingerprint()));
        return ExitCode.DONE;
    }

    private static String name(Certificate certificate) {
        return certificate
                .said()
                .getOrDefault(CertifiedField.BODY, new LocalizedText("", ""))
                .en();
    }
}

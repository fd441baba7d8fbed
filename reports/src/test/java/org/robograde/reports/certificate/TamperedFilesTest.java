package org.robograde.reports.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.reports.paper.Attachment;
import org.robograde.reports.sample.CompleteGrade;
import org.robograde.reports.signing.Certificate;
import org.robograde.reports.signing.DocumentKey;
import org.robograde.reports.signing.FileCheck;
import org.robograde.reports.signing.PaperSignature;
import org.robograde.reports.signing.PublicCopy;
import org.robograde.reports.signing.Revocations;
import org.robograde.reports.signing.Role;
import org.robograde.reports.signing.Signed;

/** Each kind of file a laboratory or body signs: as it was issued, and spoilt in each way a file can be. */
class TamperedFilesTest {
    private static final List<String> DATA =
            List.of("report.json", "public.json", "certificate.json", "revocations.json");
    private static final List<String> PAPER = List.of("report.pdf", "certificate.pdf");
    private static final int PLACES = 8;

    @TempDir
    static Path work;

    private static Path issued = Path.of("");

    @TempDir
    Path folder;

    @BeforeAll
    static void issue() throws Exception {
        issued = work.resolve("issued");
        Path laboratory = work.resolve("laboratory");
        Signed.report(CompleteGrade.input(), Signed.laboratory(laboratory), issued);
        PublicCopy copy = PublicCopy.of(
                bytes("report.json"),
                bytes("report.tree.json"),
                bytes("report.tree.json.sig"),
                SigningKey.in(laboratory),
                List.of("client"));
        Files.writeString(issued.resolve("public.html"), copy.page());
        sign("public.json", copy.bytes(), SigningKey.in(laboratory));
        SigningKey body = SigningKey.in(work.resolve("body"));
        Certificate certificate = Certificate.over(
                bytes("report.json"), bytes("report.json.sig"), Signed.statement(""), "body.yaml", body.fingerprint());
        sign("certificate.json", certificate.bytes(), body);
        byte[] paper = CertificatePaper.render(
                certificate,
                List.of(
                        new Attachment("certificate.json", "application/json", "data", certificate.bytes()),
                        new Attachment(
                                "certificate.json.sig",
                                "application/json",
                                "signature",
                                bytes("certificate.json.sig"))));
        DocumentKey key = DocumentKey.in(work.resolve("body"), Role.CERTIFICATION_BODY, "Body", Signed.AT);
        Files.write(issued.resolve("certificate.pdf"), PaperSignature.sign(paper, key, Signed.AT, "issued"));
        list(issued, "another", Revocations.REVOKED);
    }

    @Test
    void each_holds_as_issued_and_says_what_was_not_at_hand() throws Exception {
        copyAll();
        for (String name : DATA) {
            assertThat(check(name).check().findings()).as(name).allMatch(f -> f.holds() && f.checked());
        }
        for (String name : PAPER) {
            assertThat(check(name).check().intact()).as(name).isTrue();
        }
        Files.delete(folder.resolve("revocations.json"));
        Files.delete(folder.resolve("report.json"));
        assertThat(check("certificate.pdf").check().findings().stream().filter(f -> !f.checked()))
                .hasSize(2)
                .allMatch(f -> f.holds());
    }

    @Test
    void one_bit_anywhere_one_byte_less_and_one_more_are_found() throws Exception {
        copyAll();
        for (String name : List.of(
                "report.json",
                "public.json",
                "certificate.json",
                "revocations.json",
                "report.pdf",
                "certificate.pdf")) {
            byte[] good = bytes(name);
            for (int i = 0; i < PLACES; i++) {
                byte[] changed = good.clone();
                int at = (int) ((long) (good.length - 1) * i / (PLACES - 1));
                changed[at] = (byte) (changed[at] ^ (1 << (i % 7)));
                spoilt(name, changed, "bit " + i % 7 + " of byte " + at);
            }
            spoilt(name, Arrays.copyOf(good, good.length - 1), "one byte less");
            spoilt(name, Arrays.copyOf(good, good.length + 1), "one byte more");
            spoilt(name, new byte[0], "nothing left");
            Files.write(folder.resolve(name), good);
        }
    }

    @Test
    void a_signature_that_is_gone_changed_anothers_or_of_another_file_is_found() throws Exception {
        copyAll();
        SigningKey stranger = SigningKey.in(work.resolve("stranger"));
        for (String name : DATA) {
            Path signature = folder.resolve(name + ".sig");
            byte[] good = Files.readAllBytes(signature);
            Files.delete(signature);
            assertThat(failing(name)).as(name).anyMatch(m -> m.contains("has no signature"));
            byte[] changed = good.clone();
            changed[good.length / 2] ^= 1;
            Files.write(signature, changed);
            assertThat(failing(name)).as(name + ", changed").isNotEmpty();
            Files.copy(
                    issued.resolve("report.tree.json.sig"),
                    signature,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertThat(failing(name)).as(name + ", of another file").isNotEmpty();
            Files.write(signature, good);
        }
        for (String name : List.of("public.json", "certificate.json")) {
            Files.write(folder.resolve(name + ".sig"), stranger.sign(bytes(name)));
            assertThat(failing(name)).as(name + ", another's").isNotEmpty();
        }
        Files.write(folder.resolve("revocations.json.sig"), stranger.sign(bytes("revocations.json")));
        assertThat(failing("certificate.pdf")).anyMatch(m -> m.contains("not by the certificate's issuer"));
    }

    @Test
    void one_file_in_anothers_place_is_found() throws Exception {
        copyAll();
        Files.copy(
                issued.resolve("certificate.json"),
                folder.resolve("report.json"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(failing("report.json")).isNotEmpty();
        assertThat(failing("certificate.json")).anyMatch(m -> m.contains("it names another"));
        Files.copy(
                issued.resolve("index.html"),
                folder.resolve("zh.html"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                issued.resolve("report.json"),
                folder.resolve("report.json"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(failing("report.json")).containsExactly("zh.html: is not the file this report was issued with");
    }

    @Test
    void what_ran_out_was_revoked_or_superseded_holds_no_longer() throws Exception {
        copyAll();
        for (Map.Entry<String, LocalDate> day : Map.of(
                        "before", LocalDate.parse("2026-11-20"), "after", LocalDate.parse("2027-11-21"))
                .entrySet()) {
            assertThat(FileCheck.of(folder.resolve("certificate.pdf"), Optional.empty(), day.getValue())
                            .check()
                            .intact())
                    .as(day.getKey())
                    .isFalse();
        }
        for (String status : List.of(Revocations.REVOKED, Revocations.SUPERSEDED)) {
            list(folder, "CB-2026-0001", status);
            for (String name : List.of("certificate.json", "certificate.pdf")) {
                assertThat(failing(name)).singleElement().asString().contains("was " + status, "because");
            }
            assertThat(failing("revocations.json")).isEmpty();
        }
    }

    private void spoilt(String name, byte[] content, String how) throws Exception {
        Files.write(folder.resolve(name), content);
        assertThat(failing(name)).as(name + ": " + how).isNotEmpty();
    }

    private FileCheck check(String name) {
        return FileCheck.of(folder.resolve(name), Optional.empty(), Signed.TODAY);
    }

    private List<String> failing(String name) {
        return Signed.failing(folder.resolve(name), Optional.empty());
    }

    private void copyAll() throws Exception {
        try (var files = Files.list(issued)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
            }
        }
    }

    private static void list(Path folder, String number, String status) throws Exception {
        byte[] list = Revocations.none()
                .with(new Revocations.Entry(number, "a".repeat(64), status, "2026-11-25", "because"), List.of())
                .json();
        Files.write(folder.resolve("revocations.json"), list);
        Files.write(
                folder.resolve("revocations.json.sig"),
                SigningKey.in(work.resolve("body")).sign(list));
    }

    private static void sign(String name, byte[] content, SigningKey key) throws Exception {
        Files.write(issued.resolve(name), content);
        Files.write(issued.resolve(name + ".sig"), key.sign(content));
    }

    private static byte[] bytes(String name) throws Exception {
        return Files.readAllBytes(issued.resolve(name));
    }
}

package org.robograde.reports.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.reports.paper.Conformance;
import org.robograde.reports.sample.CompleteGrade;

class FileCheckTest {
    private static final Optional<Path> NO_LIST = Optional.empty();

    @TempDir
    static Path work;

    private static Path report = Path.of("");

    @TempDir
    Path folder;

    @BeforeAll
    static void signedReport() throws Exception {
        report = work.resolve("report");
        Signed.report(CompleteGrade.input(), Signed.laboratory(work.resolve("laboratory")), report);
    }

    @Test
    void an_untouched_report_holds_as_data_and_on_paper_and_names_its_grade() {
        for (String file : List.of("report.json", "report.pdf")) {
            FileCheck check = FileCheck.of(report.resolve(file), NO_LIST, Signed.TODAY);
            assertThat(check.check().findings()).as(file).allMatch(f -> f.holds());
            assertThat(check.check().intact()).isTrue();
            assertThat(check.gradeSha256()).isPresent();
        }
    }

    @Test
    void the_signed_document_is_still_archivable_and_accessible() throws Exception {
        byte[] pdf = Files.readAllBytes(report.resolve("report.pdf"));
        assertThat(Conformance.broken(pdf, "3a")).isEmpty();
        assertThat(Conformance.broken(pdf, "ua1")).isEmpty();
    }

    @Test
    void any_changed_byte_of_the_document_is_found() throws Exception {
        byte[] pdf = Files.readAllBytes(report.resolve("report.pdf"));
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            byte[] changed = pdf.clone();
            int at = random.nextInt(pdf.length);
            changed[at] = (byte) (changed[at] ^ (1 << random.nextInt(8)));
            Files.write(folder.resolve("report.pdf"), changed);
            assertThat(Signed.failing(folder.resolve("report.pdf"), NO_LIST))
                    .as("change " + i)
                    .isNotEmpty();
        }
    }

    @Test
    void what_is_added_after_the_signature_is_found() throws Exception {
        byte[] pdf = Files.readAllBytes(report.resolve("report.pdf"));
        byte[] more = Arrays.copyOf(pdf, pdf.length + 20);
        Arrays.fill(more, pdf.length, more.length, (byte) '\n');
        Files.write(folder.resolve("report.pdf"), more);
        assertThat(Signed.failing(folder.resolve("report.pdf"), NO_LIST))
                .anyMatch(m -> m.contains("something was added after the signature"));
    }

    @Test
    void a_changed_table_page_or_datum_is_named() throws Exception {
        copy("report.json", "report.json.sig", "findings.csv", "index.html");
        Files.writeString(folder.resolve("findings.csv"), "x");
        assertThat(Signed.failing(folder.resolve("report.json"), NO_LIST))
                .containsExactly("findings.csv: is not the file this report was issued with");
        String json = Files.readString(folder.resolve("report.json"));
        Files.writeString(folder.resolve("report.json"), json.replace("Zhangjiang", "Zhangjiand"));
        assertThat(Signed.failing(folder.resolve("report.json"), NO_LIST))
                .anyMatch(m -> m.startsWith("report.json: report.json.sig does not belong to this content"));
    }

    @Test
    void a_grade_swapped_inside_a_report_is_found_even_if_it_is_signed_again() throws Exception {
        String json = Files.readString(report.resolve("report.json"));
        String better = json.replaceFirst("\"level\":\\d", "\"level\":5");
        assertThat(better).isNotEqualTo(json);
        byte[] content = better.getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("report.json"), content);
        Files.write(
                folder.resolve("report.json.sig"),
                SigningKey.in(work.resolve("laboratory")).sign(content));
        assertThat(Signed.failing(folder.resolve("report.json"), NO_LIST))
                .anyMatch(m -> m.contains("but the grade in it has"));
    }

    @Test
    void a_report_signed_in_another_role_is_refused() throws Exception {
        Path body = folder.resolve("body");
        ReportSigner wrong = new ReportSigner(
                SigningKey.in(body), DocumentKey.in(body, Role.CERTIFICATION_BODY, "Body", Signed.AT), Signed.AT);
        Signed.report(CompleteGrade.input(), wrong, folder.resolve("report"));
        assertThat(Signed.failing(folder.resolve("report/report.pdf"), NO_LIST))
                .containsExactly("report.pdf: was signed by a certification-body, but only a laboratory may");
        assertThatThrownBy(() -> DocumentKey.in(body, Role.LABORATORY, "Field", Signed.AT))
                .hasMessageContaining("a key has one role");
    }

    @Test
    void an_unsigned_or_foreign_file_is_told_apart() throws Exception {
        copy("report.json");
        assertThat(Signed.failing(folder.resolve("report.json"), NO_LIST))
                .containsExactly("report.json: has no signature: there is no report.json.sig");
        Files.writeString(folder.resolve("a.txt"), "hello");
        assertThat(Signed.failing(folder.resolve("a.txt"), NO_LIST))
                .containsExactly("a.txt: is neither a PDF nor JSON that this program signs");
        Files.writeString(folder.resolve("b.pdf"), "%PDF-1.7\nnonsense");
        assertThat(Signed.failing(folder.resolve("b.pdf"), NO_LIST)).isNotEmpty();
        Files.writeString(folder.resolve("c.json"), "[".repeat(100_000));
        assertThat(Signed.failing(folder.resolve("c.json"), NO_LIST)).hasSize(1);
    }

    @Test
    void a_name_that_leads_out_of_the_folder_is_not_followed() throws Exception {
        byte[] content = Json.bytes(Json.object()
                .put("format", "robograde-report/1")
                .set("files", Json.object().put("../../etc/passwd", "0".repeat(64))));
        Files.write(folder.resolve("report.json"), content);
        assertThat(Signed.failing(folder.resolve("report.json"), NO_LIST))
                .contains("../../etc/passwd: is no name of a report's file");
    }

    private void copy(String... names) throws Exception {
        for (String name : names) {
            Files.copy(report.resolve(name), folder.resolve(name));
        }
    }
}

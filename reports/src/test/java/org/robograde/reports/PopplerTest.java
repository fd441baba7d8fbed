package org.robograde.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.reports.pages.Language;
import org.robograde.reports.sample.SampleReport;
import org.robograde.reports.signing.Signed;

/** The document as poppler reads it, the library behind most free viewers. */
@Tag("interop")
class PopplerTest {
    @TempDir
    Path folder;

    private String document = "";

    @BeforeEach
    void report() {
        ReportRenderer.render(SampleReport.input(), Language.BOTH, folder);
        document = folder.resolve(ReportRenderer.PAPER).toString();
    }

    @Test
    void it_is_tagged_a4_and_runs_nothing() throws Exception {
        assertThat(say("pdfinfo", document).lines().map(line -> line.replaceAll(" +", " ")))
                .contains("Tagged: yes", "JavaScript: no", "Encrypted: no", "Form: none")
                .anyMatch(line -> line.matches("Page size: 595\\.\\d+ x 841\\.\\d+ pts \\(A4\\)"))
                .anyMatch(line -> line.startsWith("Title: ") && line.contains("评级报告"));
    }

    @Test
    void its_structure_names_headings_tables_and_figures() throws Exception {
        String structure = say("pdfinfo", "-struct", document);
        assertThat(structure).contains("H1", "H2", "Table", "TH", "TD", "Figure");
    }

    @Test
    void every_font_is_embedded_cut_down_and_maps_to_unicode() throws Exception {
        List<String> fonts = say("pdffonts", document).lines().skip(2).toList();
        assertThat(fonts).isNotEmpty().allSatisfy(font -> assertThat(font).contains("NotoSansSC"));
        assertThat(fonts).allMatch(font -> font.matches(".*\\byes +yes +yes +\\d+ +\\d+ *"));
    }

    @Test
    void each_page_says_which_it_is_and_the_last_one_ends_the_report() throws Exception {
        String text = say("pdftotext", "-layout", document, "-");
        List<String> pages = Arrays.asList(text.split("\f"));
        assertThat(pages).hasSizeGreaterThan(5);
        for (int page = 1; page <= pages.size(); page++) {
            assertThat(pages.get(page - 1))
                    .contains("Page " + page + " of " + pages.size(), "第 " + page + " 页，共 " + pages.size() + " 页");
        }
        assertThat(pages.get(pages.size() - 1)).contains("End of report", "报告结束");
    }

    @Test
    void words_inside_charts_are_found_as_well() throws Exception {
        assertThat(say("pdftotext", document, "-")).contains("time since the start of the trial (s)");
    }

    @Test
    void pdfsig_finds_one_valid_signature_over_the_whole_document_and_a_broken_one_after_a_change() throws Exception {
        Path signed = folder.resolve("signed");
        Signed.report(SampleReport.input(), Signed.laboratory(folder.resolve("laboratory")), signed);
        Path paper = signed.resolve(ReportRenderer.PAPER);
        String said = say("pdfsig", "-nocert", paper.toString());
        assertThat(said)
                .contains("ETSI.CAdES.detached", "Signature is Valid.", "Total document signed")
                .contains("Zhangjiang Robot Test Field")
                .doesNotContain("Signature #2");
        byte[] bytes = Files.readAllBytes(paper);
        bytes[bytes.length / 3] = (byte) (bytes[bytes.length / 3] ^ 1);
        Files.write(paper, bytes);
        assertThat(say("pdfsig", "-nocert", paper.toString())).doesNotContain("Signature is Valid.");
    }

    private String say(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectOutput(out.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as(command[0] + " ended")
                .isTrue();
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}

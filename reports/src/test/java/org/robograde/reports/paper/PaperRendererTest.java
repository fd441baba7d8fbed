package org.robograde.reports.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.robograde.reports.Hostile;
import org.robograde.reports.input.LaboratoryStatement;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.pages.Language;
import org.robograde.reports.sample.SampleReport;

class PaperRendererTest {
    private static final List<String> TABLES = List.of("findings.csv");
    private static final Map<Language, byte[]> PAPERS = papers();

    private static Map<Language, byte[]> papers() {
        Map<Language, byte[]> papers = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            papers.put(language, render(input(), language));
        }
        return papers;
    }

    /** Two trials of four: the second look at the same kinds of charts finds nothing the first did not. */
    private static ReportInput input() {
        ReportInput sample = SampleReport.input();
        return new ReportInput(
                sample.grade(),
                sample.gradeSha256(),
                sample.trials().subList(0, 2),
                sample.frames(),
                sample.laboratory());
    }

    private static byte[] render(ReportInput input, Language language) {
        return PaperRenderer.render(
                input,
                language,
                TABLES,
                List.of(new Attachment("a.json", "application/json", "data", "{}".getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] paper(Language language) {
        return Optional.ofNullable(PAPERS.get(language)).orElseThrow();
    }

    @Test
    void the_document_is_archivable_and_accessible_in_every_language() throws Exception {
        for (Language language : Language.values()) {
            assertThat(Conformance.broken(paper(language), "3a"))
                    .as(language + " PDF/A-3a")
                    .isEmpty();
            assertThat(Conformance.broken(paper(language), "ua1"))
                    .as(language + " PDF/UA-1")
                    .isEmpty();
        }
    }

    @Test
    void every_page_can_be_searched_and_says_which_of_how_many_it_is() throws IOException {
        try (PDDocument document = Loader.loadPDF(paper(Language.BOTH))) {
            int pages = document.getNumberOfPages();
            for (int page = 1; page <= pages; page++) {
                assertThat(text(document, page, page))
                        .contains("第 " + page + " 页，共 " + pages + " 页", "Page " + page + " of " + pages);
            }
            assertThat(text(document, 1, pages).replaceAll("\\s+", " "))
                    .contains("Grading report", "评级报告", "House rules: not a standard", "内部规则，非标准")
                    .contains("到达位置误差", "Position error on arrival");
            assertThat(text(document, pages, pages)).contains("报告结束", "End of report");
        }
    }

    @Test
    void a_document_in_one_language_has_no_sentence_in_the_other() throws IOException {
        try (PDDocument english = Loader.loadPDF(paper(Language.ENGLISH));
                PDDocument chinese = Loader.loadPDF(paper(Language.CHINESE))) {
            assertThat(text(english, 1, english.getNumberOfPages()))
                    .contains("INCOMPLETE", "Grading report")
                    .doesNotContain("评级报告");
            assertThat(text(chinese, 1, chinese.getNumberOfPages()))
                    .contains("评级报告")
                    .doesNotContain("Grading report");
        }
    }

    @Test
    void an_incomplete_campaign_is_told_on_every_page() throws IOException {
        try (PDDocument document = Loader.loadPDF(paper(Language.BOTH))) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                assertThat(text(document, page, page))
                        .contains("INCOMPLETE", "不完整", "2 of 11 clauses could not be decided.");
            }
        }
    }

    @Test
    void charts_are_vectors_and_only_camera_frames_are_pictures() throws IOException {
        try (PDDocument document = Loader.loadPDF(paper(Language.BOTH))) {
            int images = 0;
            Set<COSBase> charts = new HashSet<>();
            for (PDPage page : document.getPages()) {
                PDResources resources = page.getResources();
                for (COSName name : resources.getXObjectNames()) {
                    PDXObject object = resources.getXObject(name);
                    images += object instanceof PDImageXObject ? 1 : 0;
                    if (object instanceof PDFormXObject form) {
                        charts.add(form.getCOSObject());
                        for (COSName inner : form.getResources().getXObjectNames()) {
                            assertThat(form.getResources().getXObject(inner)).isNotInstanceOf(PDImageXObject.class);
                        }
                    }
                }
            }
            long frames = SampleReport.input().grade().findings().stream()
                    .filter(f -> f.decidingMoment().isPresent())
                    .count();
            assertThat(images).isEqualTo((int) frames);
            assertThat(charts).hasSizeGreaterThan(20);
        }
    }

    @Test
    void the_same_input_gives_the_same_bytes_under_another_locale_and_time_zone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(render(input(), Language.CHINESE)).isEqualTo(paper(Language.CHINESE));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void markup_is_shown_as_text_and_a_character_without_a_glyph_as_its_code_point() throws IOException {
        String attack = "<script>alert(1)</script>\"'>]]>&amp;{{ 1234567*3 }} \uD842\uDFB7 \u0001 \uE000 end";
        ReportInput sample = SampleReport.input();
        byte[] pdf = render(
                new ReportInput(
                        Hostile.grade(sample.grade(), attack),
                        Optional.of(attack),
                        Hostile.pictures(sample.trials().subList(0, 1), attack),
                        sample.frames(),
                        LaboratoryStatement.none()),
                Language.BOTH);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(text(document, 1, document.getNumberOfPages()).replaceAll("\\s+", ""))
                    .contains("<script>alert(1)</script>\"'>]]>&amp;{{1234567*3}}[U+20BB7]")
                    .doesNotContain("3703701");
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
        }
    }

    /** Else each box is an object of its own, and a long report takes twice as long to write. */
    @Test
    void all_decoration_of_the_document_shares_one_property_list() throws IOException {
        try (PDDocument document = Loader.loadPDF(paper(Language.BOTH))) {
            Set<COSBase> lists = new HashSet<>();
            for (PDPage page : document.getPages()) {
                COSDictionary properties = page.getResources().getCOSObject().getCOSDictionary(COSName.PROPERTIES);
                for (COSName name : properties.keySet()) {
                    COSDictionary list = properties.getCOSDictionary(name);
                    if (!"Pagination".equals(list.getNameAsString(COSName.TYPE))) {
                        lists.add(list);
                    }
                }
            }
            assertThat(lists)
                    .singleElement()
                    .satisfies(list -> assertThat(((COSDictionary) list).getNameAsString(COSName.TYPE))
                            .isEqualTo("Layout"));
        }
    }

    @Test
    void what_is_attached_travels_inside() throws IOException {
        try (PDDocument document = Loader.loadPDF(paper(Language.ENGLISH))) {
            assertThat(AttachedFiles.of(document)).containsOnlyKeys("a.json");
            assertThat(AttachedFiles.of(document).get("a.json"))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("{}");
        }
    }

    private static String text(PDDocument document, int from, int to) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(from);
        stripper.setEndPage(to);
        return stripper.getText(document);
    }
}

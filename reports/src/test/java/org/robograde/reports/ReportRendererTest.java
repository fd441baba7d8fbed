package org.robograde.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.reports.input.FrameSource;
import org.robograde.reports.input.LaboratoryStatement;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.pages.Language;
import org.robograde.reports.pages.PageTemplate;
import org.robograde.reports.sample.CompleteGrade;
import org.robograde.reports.sample.SampleGrade;
import org.robograde.reports.sample.SampleReport;

class ReportRendererTest {
    private static final String ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 1234567*3 }}";

    private static final List<String> TABLES = List.of("findings.csv", "columns.csv");

    @TempDir
    Path folder;

    @Test
    void the_folder_holds_three_pages_the_document_the_data_and_the_tables() {
        ReportRenderer.render(SampleReport.input(), Language.ENGLISH, folder);
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(
                        "index.html",
                        "zh.html",
                        "both.html",
                        "report.pdf",
                        "report.json",
                        "report.schema.json",
                        "findings.csv",
                        "limits.csv",
                        "measurements.csv",
                        "trials.csv",
                        "interventions.csv",
                        "columns.csv");
    }

    @Test
    void the_same_input_gives_the_same_bytes_under_another_locale_and_time_zone() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        ReportRenderer.render(SampleReport.input(), Language.BOTH, first);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            ReportRenderer.render(SampleReport.input(), Language.BOTH, second);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        for (Path file : files(first)) {
            assertThat(second.resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void markup_in_any_name_is_shown_as_text() {
        LaboratoryStatement laboratory = Hostile.laboratory(ATTACK);
        ReportInput sample = SampleReport.input();
        PageTemplate template = new PageTemplate(
                new ReportInput(
                        Hostile.grade(sample.grade(), ATTACK),
                        Optional.of(ATTACK),
                        Hostile.pictures(sample.trials(), ATTACK),
                        sample.frames(),
                        laboratory),
                TABLES);
        for (Language language : Language.values()) {
            String html = template.page(language);
            assertThat(html)
                    .doesNotContain("<script")
                    .doesNotContain("<img src=x")
                    .doesNotContain("3703701");
            assertThat(html.split("&lt;script&gt;", -1).length).isGreaterThan(60);
        }
    }

    @Test
    void an_incomplete_report_says_so_on_every_printed_page_and_a_complete_one_does_not() {
        PageTemplate incomplete = new PageTemplate(SampleReport.input(), TABLES);
        assertThat(incomplete.page(Language.ENGLISH)).contains("@top-right { content: \"INCOMPLETE\";");
        assertThat(incomplete.page(Language.BOTH)).contains("@top-right { content: \"不完整 / INCOMPLETE\";");
        assertThat(new PageTemplate(CompleteGrade.input(), TABLES).page(Language.ENGLISH))
                .doesNotContain("@top-right", "INCOMPLETE");
    }

    /** Every text in every chart lies within it, and what would turn the direction of text is named instead. */
    @Test
    void names_of_any_length_and_direction_stay_within_their_charts() throws Exception {
        String name = "=\u202E" + "long name 很长的名称 ".repeat(40) + "x".repeat(9_500);
        ReportInput sample = SampleReport.input();
        ReportInput hostile = new ReportInput(
                Hostile.grade(sample.grade(), name),
                Optional.of(name),
                Hostile.pictures(sample.trials().subList(0, 1), name),
                FrameSource.NONE,
                Hostile.laboratory(name));
        String html = new PageTemplate(hostile, TABLES).page(Language.BOTH);
        assertThat(html).doesNotContain("\u202E").contains("[U+202E]");
        List<String> pictures = found(html, "(<svg[^>]*>.*?</svg\\s*>)");
        assertThat(pictures).hasSizeGreaterThan(8);
        for (String svg : pictures) {
            double width =
                    Double.parseDouble(found(svg, "viewBox=\"0 0 (\\d+) ").get(0));
            for (String text : found(svg, "<text ([^>]*>[^<]*)</text")) {
                assertThat(Double.parseDouble(found(text, "\\bx=\"([^\"]+)\"").get(0)))
                        .isBetween(-1.0, width);
                assertThat(text.length() - text.indexOf('>')).isLessThan(260);
            }
        }
    }

    @Test
    void a_page_names_nothing_outside_itself_but_its_neighbours() {
        PageTemplate template = new PageTemplate(SampleReport.input(), TABLES);
        for (Language language : Language.values()) {
            String html = template.page(language);
            assertThat(html.replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xlink", ""))
                    .doesNotContain("http:")
                    .doesNotContain("https:")
                    .doesNotContain("file:");
            assertThat(targets(html))
                    .allMatch(t -> t.startsWith("#") || t.startsWith("data:") || t.matches("[a-z]+\\.(csv|html)"));
            assertThat(html).contains("default-src 'none'");
        }
    }

    @Test
    void every_link_inside_a_page_has_its_target_and_no_id_is_there_twice() {
        String html = new PageTemplate(SampleReport.input(), TABLES).page(Language.ENGLISH);
        List<String> ids = found(html, "\\bid=\"([^\"]+)\"");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(found(html, "href=\"#([^\"]+)\""));
        assertThat(ids).containsAll(found(html, "url\\(#([^)]+)\\)"));
    }

    @Test
    void the_first_page_says_level_rules_and_weakest_provenance() {
        PageTemplate template = new PageTemplate(SampleReport.input(), TABLES);
        assertThat(template.page(Language.ENGLISH))
                .contains("<html lang=\"en\">")
                .contains("Grading report", "House rules: not a standard", "Conditionally autonomous", "2026.1")
                .contains("Losses of evidence recorded: 1.", "not stated", "End of report");
        assertThat(template.page(Language.CHINESE))
                .contains("<html lang=\"zh-CN\">")
                .contains("评级报告", "内部规则，非标准", "有条件自主", "证据丢失记录：1 条。", "未说明", "报告结束");
    }

    @Test
    void a_grade_without_level_trials_or_pictures_still_makes_a_report() throws IOException {
        ReportInput empty = new ReportInput(
                Hostile.empty(SampleGrade.grade()),
                Optional.empty(),
                List.of(),
                (trial, nanos) -> Optional.of("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)),
                LaboratoryStatement.none());
        ReportRenderer.render(empty, Language.ENGLISH, folder);
        assertThat(Files.readString(folder.resolve("index.html")))
                .contains("The level could not be determined", "draft, not signed");
        assertThat(Files.readString(folder.resolve("zh.html"))).contains("未能判定等级");
    }

    @Test
    void a_frame_that_is_no_picture_is_left_out() {
        ReportInput sample = SampleReport.input();
        ReportInput input = new ReportInput(
                sample.grade(),
                sample.gradeSha256(),
                sample.trials(),
                (trial, nanos) -> Optional.of("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)),
                sample.laboratory());
        assertThat(new PageTemplate(input, TABLES).page(Language.ENGLISH))
                .doesNotContain("<img")
                .contains("No camera frame at this moment.");
    }

    private static List<String> targets(String html) {
        List<String> targets = new ArrayList<>(found(html, "\\b(?:href|src)=\"([^\"]*)\""));
        targets.addAll(found(html, "url\\(([^)]*)\\)"));
        return targets;
    }

    private static List<String> found(String html, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(html);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return new ArrayList<>(
                    new TreeMap<>(list.collect(java.util.stream.Collectors.toMap(Path::getFileName, p -> p))).values());
        }
    }
}

package org.robograde.agent.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.agent.station.grading.GradeFolder;
import org.robograde.agent.station.grading.RegradeMatrix;
import org.robograde.agent.station.grading.Submission;

/** One short trial through every room, by the program's own commands: run, observe, grade, report, verify, and what verify says of a change. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeWayTest {
    @TempDir
    static Path work;

    private static Program robograde;
    private static Path profile;
    private static Path bundle;
    private static Path gradeFolder;

    @BeforeAll
    static void runOneTrial() throws Exception {
        robograde = new Program(work.resolve("config"));
        profile = hostileProfile();
        Program.Run run = robograde.run(
                "run",
                "--unit",
                profile,
                "--sim",
                "SELF_RELIANT",
                "--scenario",
                "service/hotel-emergency-stop",
                "--repetitions",
                1,
                "--out",
                work.resolve("trials"),
                "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        bundle = Path.of(
                new ObjectMapper().readTree(run.out()).at("/bundles/0/bundle").asText());
        gradeFolder = work.resolve("grade");
        Program.Run grade = robograde.run("grade", bundle, "--out", gradeFolder);
        assertThat(grade.exitCode()).as(grade.err()).isIn(0, 3);
    }

    /** Every text a maker may write holds markup, a formula, or what turns the direction of text. */
    private static Path hostileProfile() throws Exception {
        String text = Files.readString(Program.root().resolve("robots/units/profiles/sim-service-replanner.yaml"));
        for (Map.Entry<String, String> field : Map.of(
                        "title: .*", "title: {en: \"<script>alert(1)</script>\\u202Egnp\", zh: '=1+1<b>乙</b>'}",
                        "maker: .*", "maker: \"=HYPERLINK(\\\"http://x\\\")<img src=x onerror=alert(2)>\"",
                        "model: .*", "model: '@SUM(1)</style><script>alert(3)</script>'",
                        "serial: .*", "serial: '+1-1{{ 1234567*3 }}'",
                        "softwareVersion: .*", "softwareVersion: \"-1\\u2066]]>&amp;\"")
                .entrySet()) {
            text = text.replaceFirst("(?m)^" + field.getKey() + "$", Matcher.quoteReplacement(field.getValue()));
        }
        return Files.writeString(work.resolve("hostile.yaml"), text);
    }

    @Test
    @Order(5)
    void what_a_maker_writes_is_text_on_every_page_on_paper_and_in_every_table() throws Exception {
        Path report = gradeFolder.resolve("report");
        for (String page : List.of("index.html", "zh.html", "both.html")) {
            assertThat(Files.readString(report.resolve(page)))
                    .as(page)
                    .doesNotContain("<script", "<img src=x", "3703701", "\u202E", "\u2066")
                    .contains("&lt;/style&gt;&lt;script&gt;alert(3)&lt;/script&gt;");
        }
        try (PDDocument document = Loader.loadPDF(report.resolve("report.pdf").toFile())) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document))
                        .as("page " + page)
                        .contains("INCOMPLETE")
                        .doesNotContain("3703701", "\u202E", "\u2066");
            }
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("</style><script>alert(3)</script>", "[U+202E]");
        }
        JsonNode json =
                new ObjectMapper().readTree(report.resolve("report.json").toFile());
        assertThat(json.toString()).contains("</style><script>alert(3)</script>");
        for (String table : List.of("findings.csv", "measurements.csv", "trials.csv", "interventions.csv")) {
            assertThat(Files.readString(report.resolve(table))).as(table).doesNotContainPattern("(?m)(^|,)\"?[=@+]");
        }
    }

    @Test
    @Order(1)
    void the_emergency_stop_pressed_over_coap_stops_the_unit_and_ends_the_trial() throws Exception {
        JsonNode manifest =
                new ObjectMapper().readTree(bundle.resolve("manifest.json").toFile());
        assertThat(manifest.toString()).contains("aborted").contains("emergency stop by estop");
        JsonNode grade =
                new ObjectMapper().readTree(gradeFolder.resolve("grade.json").toFile());
        assertThat(grade.get("measurements")).anySatisfy(each -> {
            assertThat(each.get("metricId").asText()).isEqualTo("safety.emergency-stop-time");
            assertThat(each.get("value").asDouble()).isBetween(0.02, 3.0);
        });
    }

    @Test
    @Order(2)
    void a_grade_computed_elsewhere_has_the_same_bytes() throws Exception {
        byte[] first = Files.readAllBytes(gradeFolder.resolve("grade.json"));
        List<Program> elsewhere = List.of(
                robograde.withJavaOptions("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Shanghai"),
                robograde.withJavaOptions(
                        "-Duser.language=zh", "-Duser.timezone=America/St_Johns", "-Dfile.encoding=GBK"),
                robograde.withEnvironment(Map.of("LANG", "C", "LC_ALL", "C", "TZ", "Pacific/Chatham")));
        int threads = 1;
        for (Program other : elsewhere) {
            Path again = work.resolve("again-" + threads);
            other.run("grade", bundle, "--out", again, "--threads", threads);
            assertThat(Files.readAllBytes(again.resolve("grade.json"))).isEqualTo(first);
            threads *= 3;
        }
    }

    @Test
    @Order(3)
    void the_report_stands_alone_in_both_languages() throws Exception {
        Program.Run report = robograde.run("report", gradeFolder);
        assertThat(report.exitCode()).as(report.err()).isZero();
        for (String page : List.of("index.html", "zh.html")) {
            String html = Files.readString(gradeFolder.resolve("report").resolve(page));
            assertThat(html)
                    .doesNotContain("src=\"http")
                    .doesNotContain("href=\"http")
                    .contains("house-service");
        }
    }

    @Test
    @Order(4)
    void an_untouched_bundle_and_its_grade_are_verified() throws Exception {
        Program.Run ofBundle = robograde.run("verify", bundle);
        assertThat(ofBundle.exitCode()).as(ofBundle.out() + ofBundle.err()).isZero();
        assertThat(ofBundle.out())
                .contains("computed again from the bundles: the same")
                .contains("VERIFIED");
        assertThat(robograde.run("verify", gradeFolder).exitCode()).isZero();
    }

    @Test
    @Order(4)
    void a_signed_report_is_verified_from_its_signature_down_to_the_evidence() throws Exception {
        Path statement = Files.writeString(work.resolve("lab.yaml"), "laboratory: {en: Test Field, zh: 试验场}\n");
        Program.Run report =
                robograde.run("report", gradeFolder, "--laboratory", statement, "--sign", work.resolve("laboratory"));
        assertThat(report.exitCode()).as(report.err()).isZero();
        Path paper = gradeFolder.resolve("report/report.pdf");
        for (Path file : List.of(paper, gradeFolder.resolve("report/report.json"))) {
            Program.Run verify = robograde.run("verify", file);
            assertThat(verify.exitCode()).as(verify.out() + verify.err()).isZero();
            assertThat(verify.out())
                    .contains("not a byte was changed since", "computed again from the bundles: the same", "VERIFIED");
        }
        flip(paper, Files.size(paper) / 2);
        Program.Run changed = robograde.run("verify", paper);
        flip(paper, Files.size(paper) / 2);
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.out()).containsPattern("FAILS +report.pdf");
        Program.Run operator = robograde.run(
                "report", gradeFolder, "--sign", work.resolve("config").resolve("robograde"));
        assertThat(operator.exitCode()).isEqualTo(2);
        assertThat(operator.err()).contains("this key signed the grade as operator");
    }

    @Test
    @Order(4)
    void a_submission_gets_the_same_answer_where_it_is_packed_and_where_it_is_received() throws Exception {
        Path folder = work.resolve("submission");
        Program.Run packed = robograde.run("submit", profile, "--grade", gradeFolder, "--out", folder);
        assertThat(packed.exitCode()).as(packed.out() + packed.err()).isZero();
        assertThat(packed.out())
                .contains("was recorded with this profile", "computed again from the bundles: the same", "VERIFIED");
        Program.Run received = robograde.run("receive", folder);
        assertThat(received.exitCode()).isZero();
        assertThat(received.out()).doesNotContainPattern("[\\p{Cc}&&[^\\n]]|[\\u202A-\\u202E]");
        assertThat(received.out()).isEqualTo(packed.out());

        Files.writeString(folder.resolve("profile.yaml"), "\n", StandardOpenOption.APPEND);
        Files.createSymbolicLink(folder.resolve("trials/link"), work);
        Map<String, SealCheck> changed = Submission.check(folder, 1);
        assertThat(changed.values().stream()
                        .flatMap(check -> check.findings().stream())
                        .filter(f -> !f.holds())
                        .map(SealCheck.Finding::message))
                .containsExactly("profile.yaml was changed", "trials/link is not on the list");
        assertThat(changed).hasSize(1);
    }

    @Test
    @Order(4)
    void a_grade_compared_with_itself_is_neither_better_nor_worse() throws Exception {
        Program.Run compare = robograde.run("compare", gradeFolder, gradeFolder, "--out", work.resolve("compare"));
        assertThat(compare.exitCode()).as(compare.err()).isZero();
        assertThat(compare.out()).contains("0 better and 0 worse");
        assertThat(work.resolve("compare/compare.html")).exists();
    }

    @Test
    @Order(4)
    void another_machine_computes_the_same_bytes_and_a_changed_grade_is_not_what_it_computes() throws Exception {
        List<RegradeMatrix.Place> elsewhere = List.of(new RegradeMatrix.Place("tr_TR.UTF-8", "America/St_Johns"));
        Optional<Path> java = Optional.of(Path.of(System.getProperty("java.home"), "bin", "java"));
        GradeFolder grade = GradeFolder.in(gradeFolder).orElseThrow();
        AtomicInteger computed = new AtomicInteger();

        assertThat(RegradeMatrix.of(grade, elsewhere, java, computed::addAndGet).findings())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.message()).contains("12 of 12 are the same bytes"));
        assertThat(computed).hasValue(24);

        Path json = gradeFolder.resolve("grade.json");
        byte[] before = Files.readAllBytes(json);
        Files.writeString(json, Files.readString(json).replace("Keeps its distance", "Kept its distance"));
        SealCheck changed = RegradeMatrix.of(grade, elsewhere, java, computed::addAndGet);
        Files.write(json, before);
        assertThat(changed.intact()).isFalse();
        assertThat(changed.findings())
                .anySatisfy(finding -> assertThat(finding.message()).contains("0 of 12 are the same bytes"));
    }

    @Test
    @Order(5)
    void one_altered_byte_anywhere_is_found_and_its_file_named() throws Exception {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(bundle)) {
            all.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
        assertThat(files).hasSizeGreaterThan(8);
        for (Path file : files) {
            long middle = Files.size(file) / 2;
            flip(file, middle);
            Program.Run verify = robograde.run("verify", bundle);
            flip(file, middle);
            assertThat(verify.exitCode()).as(file + "\n" + verify.out()).isEqualTo(1);
            assertThat(verify.out().lines().filter(line -> line.contains("FAILS ")))
                    .as(file.toString())
                    .anyMatch(line -> line.contains(file.getFileName().toString()));
        }
        assertThat(robograde.run("verify", bundle).exitCode()).isZero();
    }

    @Test
    @Order(6)
    void a_bundle_cut_in_half_is_named_and_what_is_left_can_still_be_graded() throws Exception {
        Path recording = bundle.resolve("recording.mcap");
        try (RandomAccessFile file = new RandomAccessFile(recording.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        Program.Run verify = robograde.run("verify", bundle);
        assertThat(verify.exitCode()).isEqualTo(1);
        assertThat(verify.out()).contains("recording.mcap");
        Program.Run refused = robograde.run("grade", bundle, "--out", work.resolve("half"));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("is not what was sealed").contains("recording.mcap");
        assertThat(work.resolve("half")).doesNotExist();
        Program.Run left = robograde.run("grade", bundle, "--out", work.resolve("half"), "--despite-broken-seal");
        assertThat(left.exitCode()).as(left.err()).isEqualTo(3);
        assertThat(work.resolve("half/grade.sig")).doesNotExist();
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int value = bytes.read();
            bytes.seek(at);
            bytes.write(value ^ 1);
        }
    }
}

package org.robograde.reports.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.reports.Hostile;
import org.robograde.reports.data.ReportJson;
import org.robograde.reports.input.LaboratoryStatement;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.sample.SampleReport;

class PublicCopyTest {
    @TempDir
    static Path work;

    private static Path report = Path.of("");

    @TempDir
    Path folder;

    @BeforeAll
    static void signedReport() throws Exception {
        report = work.resolve("report");
        Signed.report(SampleReport.input(), Signed.laboratory(work.resolve("laboratory")), report);
    }

    private static PublicCopy copy(String... withhold) throws Exception {
        return PublicCopy.of(
                Files.readAllBytes(report.resolve("report.json")),
                Files.readAllBytes(report.resolve("report.tree.json")),
                Files.readAllBytes(report.resolve("report.tree.json.sig")),
                SigningKey.in(work.resolve("laboratory")),
                List.of(withhold));
    }

    private Path written(byte[] json, String page) throws Exception {
        Path file = Files.write(folder.resolve("public.json"), json);
        Files.write(
                folder.resolve("public.json.sig"),
                SigningKey.in(work.resolve("laboratory")).sign(json));
        Files.writeString(folder.resolve("public.html"), page);
        return file;
    }

    /** As a laboratory would that wants to show other values than it signed. */
    private List<String> failingAfter(Consumer<ArrayNode> change) throws Exception {
        PublicCopy copy = copy("client");
        ObjectNode json = Json.parse(copy.bytes());
        change.accept((ArrayNode) json.path("leaves"));
        return Signed.failing(written(Json.bytes(json), copy.page()), Optional.empty());
    }

    @Test
    void a_copy_shows_neither_the_withheld_name_nor_any_frame_and_still_verifies() throws Exception {
        String whole = Files.readString(report.resolve("both.html"));
        assertThat(whole).contains("Sample Robotics Co., Ltd.", "data:image/");
        PublicCopy copy = copy("client");
        assertThat(copy.withheld()).hasSize(2).allMatch(path -> path.matches("/identification/\\d+/value/(en|zh)"));
        assertThat(copy.json()).doesNotContain("Sample Robotics Co., Ltd.");
        assertThat(copy.page())
                .doesNotContain("Sample Robotics Co., Ltd.", "data:image/")
                .contains("Public copy", "公开副本", copy.withheld().get(0), PublicCopy.WITHHELD);
        Path file = written(copy.bytes(), copy.page());
        List<SealCheck.Finding> findings =
                FileCheck.of(file, Optional.empty(), Signed.TODAY).check().findings();
        assertThat(findings).allMatch(SealCheck.Finding::holds);
        assertThat(findings)
                .anyMatch(f -> f.message().startsWith("withholds 2 of ")
                        && f.message().contains(copy.withheld().get(1)));
    }

    @Test
    void a_value_other_than_the_signed_one_is_found_even_when_the_laboratory_signs_the_copy_again() throws Exception {
        assertThat(failingAfter(leaves -> {})).isEmpty();
        assertThat(failingAfter(leaves -> {
                    ObjectNode leaf = (ObjectNode) leaves.get(leaves.size() - 1);
                    leaf.put("value", leaf.path("value").asText() + "x");
                }))
                .hasSize(1)
                .allMatch(m -> m.contains("shows a value that is not the one"));
        assertThat(failingAfter(leaves -> leaves.remove(0)))
                .hasSize(1)
                .allMatch(m -> m.contains("leaves one out unsaid"));
        assertThat(failingAfter(leaves -> ((ObjectNode) leaves.get(0)).remove("value")))
                .hasSize(1)
                .allMatch(m -> m.contains("neither shown nor named by its hash"));
    }

    @Test
    void another_page_than_the_one_issued_is_found() throws Exception {
        PublicCopy copy = copy("client");
        assertThat(Signed.failing(written(copy.bytes(), copy.page() + " "), Optional.empty()))
                .containsExactly("public.html: is not the page this copy was issued with");
    }

    @Test
    void equal_values_have_unequal_hashes_so_that_a_withheld_one_cannot_be_guessed() throws Exception {
        SigningKey key = SigningKey.in(work.resolve("laboratory"));
        DisclosureTree tree = DisclosureTree.of(Files.readAllBytes(report.resolve("report.json")), key);
        assertThat(tree.leaves().stream().map(DisclosureTree.Leaf::hash).distinct())
                .hasSize(tree.leaves().size());
        assertThat(tree.leaves().stream()
                        .map(l -> l.value().toString())
                        .distinct()
                        .count())
                .isLessThan(tree.leaves().size());
    }

    @Test
    void what_stands_elsewhere_too_or_nowhere_is_refused() throws Exception {
        assertThatThrownBy(() -> copy("/unit"))
                .hasMessageContaining("what /unit says also stands in /grade/")
                .hasMessageContaining("withhold that too");
        assertThatThrownBy(() -> copy("nobody")).hasMessageContaining("\"nobody\" names nothing in this report");
        assertThatThrownBy(() -> PublicCopy.of(
                        Files.readAllBytes(report.resolve("report.json")),
                        Files.readAllBytes(report.resolve("report.tree.json")),
                        Files.readAllBytes(report.resolve("report.tree.json.sig")),
                        SigningKey.in(work.resolve("stranger")),
                        List.of("client")))
                .hasMessageContaining("only who issued it can make a public copy");
    }

    @Test
    void markup_in_every_name_is_text_in_a_copy_too() {
        String attack = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{ 1234567*3 }}";
        ReportInput sample = SampleReport.input();
        ReportInput hostile = new ReportInput(
                Hostile.grade(sample.grade(), attack),
                Optional.of("a".repeat(64)),
                Hostile.pictures(sample.trials(), attack),
                sample.frames(),
                LaboratoryStatement.none());
        SigningKey key = SigningKey.in(work.resolve("laboratory"));
        byte[] json = ReportJson.write(hostile, Map.of());
        byte[] tree = PublicCopy.tree(json, key);
        PublicCopy copy = PublicCopy.of(json, tree, key.sign(tree), key, List.of());
        assertThat(copy.page())
                .doesNotContain("<script", "<img src=x", "3703701")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;");
        assertThat(copy.json()).contains("<script>alert(1)</script>");
    }

    @Test
    void a_place_with_a_star_withholds_all_that_fit_it() throws Exception {
        PublicCopy copy = copy("/grade/trials/*/outcomeReason");
        assertThat(copy.withheld()).hasSizeGreaterThan(1).allMatch(p -> p.startsWith("/grade/trials/"));
        assertThat(new String(copy.bytes(), StandardCharsets.UTF_8)).contains("/grade/trials/0/outcomeReason");
    }
}

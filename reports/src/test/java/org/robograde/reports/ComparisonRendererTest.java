package org.robograde.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.grader.compare.GradeComparison;
import org.robograde.grader.grade.Grade;
import org.robograde.reports.sample.SampleGrade;

class ComparisonRendererTest {
    private static final String ATTACK = "=<script>alert(1)</script>\"'{{ 1234567*3 }}";

    @TempDir
    Path folder;

    @Test
    void a_grade_against_itself_differs_in_nothing() throws IOException {
        Grade grade = SampleGrade.grade();
        ComparisonRenderer.render(List.of(GradeComparison.of(grade, grade)), folder);
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("compare.html", "compare.csv", "compare-columns.csv");
        assertThat(Files.readString(folder.resolve("compare.html")))
                .contains("Comparison of grades", "评级结果比较", "no difference shown", "未显示差别")
                .contains("Better beyond chance: 0; worse: 0")
                .contains("not measured in both");
        assertThat(Files.readString(folder.resolve("compare.csv")))
                .contains("NONE")
                .doesNotContain("ALONE");
    }

    @Test
    void hostile_names_are_text_in_page_and_table() throws IOException {
        Grade hostile = Hostile.grade(SampleGrade.grade(), ATTACK);
        ComparisonRenderer.render(List.of(GradeComparison.of(hostile, hostile)), folder);
        assertThat(Files.readString(folder.resolve("compare.html")))
                .doesNotContain("<script")
                .doesNotContain("3703701")
                .contains("&lt;script&gt;");
        String csv = Files.readString(folder.resolve("compare.csv"));
        assertThat(csv.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("\"'=<script"));
    }
}

package org.robograde.grader.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.robograde.grader.grade.GradeCheck.Difference;

class GradeCheckTest {
    private static GradeCheck compare(String stated, String recomputed) {
        return GradeCheck.compare(stated.getBytes(StandardCharsets.UTF_8), recomputed.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void each_difference_is_named_with_both_values() {
        assertThat(compare("{\"a\":[1,2],\"b\":{\"c/d\":true}}", "{\"a\":[1,3,4],\"b\":{}}")
                        .differences())
                .containsExactly(
                        new Difference("/a/1", "2", "3"),
                        new Difference("/a/2", "(absent)", "4"),
                        new Difference("/b/c~1d", "true", "(absent)"));
    }

    @Test
    void the_same_values_in_other_bytes_are_not_identical() {
        GradeCheck check = compare("{\"a\": 1}", "{\"a\":1}");

        assertThat(check.identical()).isFalse();
        assertThat(check.differences())
                .containsExactly(new Difference("", "the same values in another writing", "canonical JSON"));
    }

    @Test
    void what_is_no_json_differs_as_a_whole() {
        assertThat(compare("grade", "{}").differences()).containsExactly(new Difference("", "(not JSON)", "(a grade)"));
        assertThat(compare("", "{}").identical()).isFalse();
    }

    @Test
    void what_is_no_grade_is_refused() {
        assertThatThrownBy(() -> GradeJson.read("{\"formatVersion\":2}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("this is no grade");
    }

    @Test
    void the_version_a_grade_names_is_the_projects() throws Exception {
        String pom = Files.readString(Path.of(System.getProperty("robograde.root", ".."), "pom.xml"));

        assertThat(pom).contains("<version>" + SoftwareVersion.VERSION + "</version>");
    }
}

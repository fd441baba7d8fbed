package org.robograde.robots.units.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class YamlFieldsTest {
    @Test
    void a_name_is_recognised_through_a_slip_of_the_finger() {
        List<String> places = List.of("north-corridor", "south-corridor", "dock");

        assertThat(NearestName.of("nroth-corridor", places)).contains("north-corridor");
        assertThat(NearestName.of("dok", places)).contains("dock");
        assertThat(NearestName.of("kitchen", places)).isEmpty();
        assertThat(NearestName.distance("ab", "ba")).isEqualTo(1);
        assertThat(NearestName.distance("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void the_caret_stands_under_the_mistake_even_behind_chinese_text() {
        Issues issues = new Issues();
        YamlDocument document = YamlDocument.parse("a.yaml", "t: {zh: 走廊, x: no}\n", issues);
        YamlFields fields = new YamlFields("it", document.root(), issues);
        YamlFields inner = fields.fields("t").orElseThrow();
        inner.number("x", new NumberRange(0, 1, ""));

        assertThat(issues.list().get(0).where()).hasToString("a.yaml:1:16");
        assertThat(issues.list().get(0).render()).contains("\n    t: {zh: 走廊, x: no}\n            \u3000\u3000     ^");
    }

    @Test
    void plain_words_of_older_yaml_stay_text() {
        YamlNode.Mapping root = YamlDocument.parse("a.yaml", "{a: no, b: 012, c: 1_000, d: 1e3, e: true}", new Issues())
                .root();

        assertThat(root.entries())
                .extracting(entry -> ((YamlNode.Scalar) entry.value()).kind())
                .containsExactly(
                        YamlNode.ScalarKind.TEXT,
                        YamlNode.ScalarKind.TEXT,
                        YamlNode.ScalarKind.TEXT,
                        YamlNode.ScalarKind.NUMBER,
                        YamlNode.ScalarKind.BOOLEAN);
    }

    @Test
    void control_characters_of_a_hostile_file_do_not_reach_the_terminal() {
        Issue issue =
                new Issue(Issue.Severity.ERROR, "x", new SourcePlace("a.yaml", 1, 1, "\u001b[31mred\ta"), "wrong", "");

        assertThat(issue.render()).doesNotContain("\u001b").doesNotContain("\t");
    }
}

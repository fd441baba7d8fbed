package org.robograde.grader.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionRuleTest {
    @Test
    void every_rule_is_read_back_from_what_it_writes() {
        for (DecisionRule rule : List.of(
                new DecisionRule.Simple(),
                new DecisionRule.Guarded(1),
                new DecisionRule.Guarded(0.005),
                new DecisionRule.NonBinary(0.5),
                new DecisionRule.NonBinary(10),
                new DecisionRule.Reliability(0.95))) {
            assertThat(DecisionRule.of(rule.text())).as(rule.text()).contains(rule);
        }
    }

    @Test
    void no_rule_is_read_from_another_text() {
        assertThat(List.of("", "guarded", "guarded, w = 1.2.3 U", "guarded, w = -1 U", "w = 1 U"))
                .allSatisfy(text -> assertThat(DecisionRule.of(text)).isEmpty());
    }
}

package org.robograde.grader.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.grader.Grader;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.rulebook.reading.RulebookReader;

/** The shipped house rulebooks, and for each of their clauses a pass, a fail and an inconclusive case with limits below, at and above. */
class HouseRulebookTest {
    private static final Path FOLDER = Path.of(System.getProperty("robograde.root", ".."), "grader/rulebooks");
    private static final List<Rulebook> HOUSES = Stream.of("service", "industrial", "surgical")
            .map(c -> RulebookReader.read(FOLDER.resolve("house-" + c + ".yaml"), Grader.metrics()))
            .toList();
    private static final Judge JUDGE = new Judge(true);

    record Case(Clause clause, int level) {
        double limit() {
            return Optional.ofNullable(clause.limits().get(level)).orElseThrow();
        }

        @Override
        public String toString() {
            return clause.id() + " level " + level;
        }
    }

    static Stream<Case> quantities() {
        return cases().filter(c -> c.clause().measurand().kind() == MetricDefinition.Kind.QUANTITY);
    }

    static Stream<Case> proportions() {
        return cases().filter(c -> c.clause().measurand().kind() == MetricDefinition.Kind.PROPORTION);
    }

    private static Stream<Case> cases() {
        return clauses().stream().flatMap(c -> c.limits().keySet().stream().map(level -> new Case(c, level)));
    }

    static List<Clause> clauses() {
        return HOUSES.stream().flatMap(h -> h.clauses().stream()).toList();
    }

    static List<Rulebook> houses() {
        return HOUSES;
    }

    @ParameterizedTest
    @MethodSource("houses")
    void it_says_that_it_is_no_standard_and_uses_no_published_level_names(Rulebook house) {
        assertThat(house.title().en()).contains("no standard");
        assertThat(house.title().zh()).contains("非标准");
        assertThat(house.notice().en()).contains("no standard");
        assertThat(house.clauses()).allMatch(c -> c.provenance() == Provenance.HOUSE);
        for (Rulebook.Level level : house.levels()) {
            assertThat(level.name().en()).startsWith("House level " + level.number());
            assertThat(level.name().zh()).startsWith("内部");
            for (String published : List.of("基础型", "半交互型", "交互型", "自主型", "自适应型", "L" + level.number())) {
                assertThat(level.name().zh() + level.name().en()).doesNotContain(published);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("houses")
    void it_has_forty_clauses_over_every_element_and_a_real_origin_for_each(Rulebook house) {
        assertThat(house.clauses()).hasSizeGreaterThanOrEqualTo(40);
        Set<String> elements = new TreeSet<>();
        for (Clause clause : house.clauses()) {
            elements.add(clause.elementId());
            assertThat(clause.origin().en())
                    .as(clause.id())
                    .contains("House choice")
                    .hasSizeGreaterThan(60);
            assertThat(clause.origin().zh()).as(clause.id()).contains("内部选择").hasSizeGreaterThan(20);
            assertThat(clause.reason().zh())
                    .as(clause.id())
                    .matches(t -> t.codePoints().anyMatch(c -> c > 0x4e00));
        }
        assertThat(elements)
                .containsExactlyInAnyOrder(
                        "perception",
                        "cognition",
                        "decision",
                        "execution",
                        "interaction",
                        "safety",
                        "reliability",
                        "autonomy");
    }

    @ParameterizedTest
    @MethodSource("houses")
    void it_keeps_to_its_schema(Rulebook house) throws IOException {
        String schema = Files.readString(FOLDER.resolve("rulebook.schema.json"));
        String yaml = Files.readString(FOLDER.resolve(house.id() + ".yaml"));

        var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON)
                .validate(yaml, InputFormat.YAML);

        assertThat(errors).isEmpty();
    }

    @Test
    void the_schema_refuses_what_the_reader_refuses() throws IOException {
        String schema = Files.readString(FOLDER.resolve("rulebook.schema.json"));
        String yaml = Files.readString(FOLDER.resolve("house-service.yaml")).replace("minTrials", "minTrails");

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema, InputFormat.JSON)
                        .validate(yaml, InputFormat.YAML))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("quantities")
    void a_value_at_the_limit_keeps_it_and_one_just_beyond_does_not(Case one) {
        double limit = one.limit();
        double good = one.clause().direction() == Direction.AT_MOST ? Math.nextDown(limit) : Math.nextUp(limit);
        double bad = one.clause().direction() == Direction.AT_MOST ? Math.nextUp(limit) : Math.nextDown(limit);

        // Where the rule takes a guard band off the limit, no known uncertainty is no pass.
        Verdict kept = one.clause().decision() instanceof DecisionRule.Simple ? Verdict.PASS : Verdict.INCONCLUSIVE;
        assertThat(verdict(one, good, 0, 3)).isEqualTo(kept);
        assertThat(verdict(one, limit, 0, 3)).isEqualTo(kept);
        assertThat(verdict(one, bad, 0, 3)).isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @MethodSource("quantities")
    void uncertainty_at_the_limit_is_treated_as_the_clauses_rule_says(Case one) {
        Verdict atTheLimit = verdict(one, one.limit(), 0.01, 3);

        DecisionRule rule = one.clause().decision();
        Verdict expected = rule instanceof DecisionRule.Simple
                ? Verdict.PASS
                : rule instanceof DecisionRule.Guarded ? Verdict.FAIL : Verdict.CONDITIONAL;
        assertThat(atTheLimit).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("proportions")
    void a_proportion_passes_with_as_many_successes_as_the_plan_asks_for(Case one) {
        double confidence = ((DecisionRule.Reliability) one.clause().decision()).confidence();
        int needed = org.robograde.grader.statistics.RepetitionPlan.withoutFailure(one.limit(), confidence);
        int trials = Math.max(needed, one.clause().minTrials());

        assertThat(verdict(one, 1, 0, trials)).isEqualTo(Verdict.PASS);
        assertThat(verdict(one, 0, 0, 40)).isEqualTo(Verdict.FAIL);
        if (needed > one.clause().minTrials()) {
            assertThat(verdict(one, 1, 0, needed - 1)).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @ParameterizedTest
    @MethodSource("clauses")
    void without_evidence_a_clause_is_inconclusive_and_says_why_and_what_would_settle_it(Clause clause) {
        Judgement judgement = JUDGE.judge(clause, List.of(), 2, List.of("nobody was there"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.perLevel().values()).containsOnly(Verdict.INCONCLUSIVE);
        assertThat(judgement.highestLevelPassed()).isZero();
        assertThat(judgement.reason())
                .isEqualTo(new LocalizedText(
                        "Could not tell: not measurable in any of 2 trials: nobody was there.",
                        "无法判定：2次试验均无法测得该指标。原因（英文原文）：nobody was there。"));
        assertThat(judgement.settles().en()).startsWith(clause.minTrials() + " more trial");
    }

    @Test
    void every_clause_has_its_three_cases() {
        Set<String> seen = new HashSet<>();
        quantities().forEach(c -> seen.add(c.clause().id()));
        proportions().forEach(c -> seen.add(c.clause().id()));
        // The bound on the time between interventions has its own test.
        assertThat(clauses())
                .filteredOn(c -> !seen.contains(c.id()))
                .allMatch(c -> c.measurand().kind() == MetricDefinition.Kind.TIME_BETWEEN)
                .extracting(Clause::id)
                .contains("HS-A-3", "HI-R-4", "HU-R-4");
    }

    private static Verdict verdict(Case one, double value, double u, int trials) {
        List<Measurement> measurements = Samples.of(one.clause(), value, u, trials);
        return Optional.ofNullable(JUDGE.judge(one.clause(), measurements, trials, List.of())
                        .perLevel()
                        .get(one.level()))
                .orElseThrow();
    }
}

package org.robograde.reports.tables;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.grade.Grade;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.grade.Grade.LevelVerdict;

/** What the grader found, clause by clause, and the limits of every level. */
final class FindingTables {
    private static final List<Column> FINDINGS = List.of(
            Column.of("clause_id", "text", "clause as printed in the rulebook", "规则集中的条款号"),
            Column.of("element_id", "text", "element the clause belongs to", "所属要素"),
            Column.of("title_en", "text", "requirement in English", "要求（英文）"),
            Column.of("title_zh", "text", "requirement in Chinese", "要求（中文）"),
            Column.of("metric_id", "text", "metric behind it", "所用指标"),
            Column.of("unit", "text", "unit of the values in this row; 1 for a pure number", "本行数值的单位；1 表示纯数"),
            Column.of("value", "number", "aggregated value; empty when not measured", "汇总值；未测得时为空"),
            Column.of("expanded_uncertainty", "number", "U of the value, k = 2", "扩展不确定度 U，k = 2"),
            Column.of("interval_low", "number", "lower end of the interval used to decide", "判定区间下端"),
            Column.of("interval_high", "number", "upper end of the interval used to decide", "判定区间上端"),
            Column.of("samples", "integer", "single values behind it", "样本数"),
            Column.of("decision_rule", "text", "rule fixed before measuring", "测量前确定的判定规则"),
            Column.of("provenance", "text", "OFFICIAL, SECONDARY, DRAFT or HOUSE", "来源性质"),
            Column.of("origin", "text", "where the rule comes from", "规则出处"),
            Column.of("highest_level_passed", "integer", "0 when none", "符合的最高等级；0 表示没有"),
            Column.of("verdict", "text", "PASS, CONDITIONAL, CONDITIONAL_FAIL, FAIL or INCONCLUSIVE", "判定"),
            Column.of("reason", "text", "why, in English", "理由（英文）"),
            Column.of("settles", "text", "what would settle it, in English", "怎样可以判定（英文）"),
            Column.of("deciding_trial_id", "text", "trial whose measurement decided", "起决定作用的试验"),
            Column.of("deciding_moment", "nanoseconds", "moment on that trial's time base", "该试验时间基准上的决定时刻"));

    private static final List<Column> LIMITS = List.of(
            Column.of("clause_id", "text", "clause as printed in the rulebook", "规则集中的条款号"),
            Column.of("level", "integer", "level that states the limit", "规定该限值的等级"),
            Column.of("comparison", "text", "at_most or at_least", "at_most 不大于；at_least 不小于"),
            Column.of("limit", "number", "the limit", "限值"),
            Column.of("unit", "text", "unit of the limit; 1 for a pure number", "限值的单位；1 表示纯数"),
            Column.of("verdict", "text", "verdict at this level", "该等级的判定"));

    private FindingTables() {}

    static Table findings(Grade grade) {
        List<List<String>> rows = new ArrayList<>();
        for (ClauseFinding f : grade.findings()) {
            boolean measured = f.value().isPresent();
            rows.add(List.of(
                    f.clauseId(),
                    f.elementId(),
                    f.title().en(),
                    f.title().zh(),
                    f.metricId(),
                    f.unit(),
                    f.value().map(String::valueOf).orElse(""),
                    measured ? String.valueOf(f.expandedUncertainty()) : "",
                    measured ? String.valueOf(f.intervalLow()) : "",
                    measured ? String.valueOf(f.intervalHigh()) : "",
                    String.valueOf(f.samples()),
                    f.decisionRule(),
                    f.provenance().name(),
                    f.origin().en(),
                    String.valueOf(f.highestLevelPassed()),
                    f.verdict().name(),
                    f.reason().en(),
                    f.settles().en(),
                    f.decidingTrialId().orElse(""),
                    f.decidingMoment().map(m -> String.valueOf(m.momentNanos())).orElse("")));
        }
        return new Table("findings.csv", FINDINGS, rows);
    }

    static Table limits(Grade grade) {
        List<List<String>> rows = new ArrayList<>();
        for (ClauseFinding f : grade.findings()) {
            for (LevelVerdict level : f.perLevel()) {
                rows.add(List.of(
                        f.clauseId(),
                        String.valueOf(level.level()),
                        level.atMost() ? "at_most" : "at_least",
                        String.valueOf(level.limit()),
                        f.unit(),
                        level.verdict().name()));
            }
        }
        return new Table("limits.csv", LIMITS, rows);
    }
}

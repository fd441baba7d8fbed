package org.robograde.reports.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.robograde.grader.compare.GradeComparison;
import org.robograde.grader.grade.Grade.ClauseFinding;

/** Grades held against a reference, as a table and its dictionary. */
public final class ComparisonTables {
    private static final List<Column> COLUMNS = List.of(
            Column.of("reference_unit", "text", "unit compared with", "基准机器人"),
            Column.of("other_unit", "text", "unit compared", "被比较的机器人"),
            Column.of("comparison", "integer", "which of the grades given, from 1", "被比较评级的序号，从 1 起"),
            Column.of("clause_id", "text", "clause as printed in the rulebook", "规则集中的条款号"),
            Column.of("title_en", "text", "requirement in English", "要求（英文）"),
            Column.of("title_zh", "text", "requirement in Chinese", "要求（中文）"),
            Column.of("unit", "text", "unit of the values in this row; 1 for a pure number", "本行数值的单位；1 表示纯数"),
            Column.of("reference_value", "number", "empty when not measured", "基准值；未测得时为空"),
            Column.of("other_value", "number", "empty when not measured", "被比较值；未测得时为空"),
            Column.of("difference", "number", "other less reference", "差值（被比较值减基准值）"),
            Column.of("interval_low", "number", "lower end of its interval, 95 %", "差值 95 % 区间下端"),
            Column.of("interval_high", "number", "upper end of its interval, 95 %", "差值 95 % 区间上端"),
            Column.of(
                    "significance",
                    "text",
                    "NOT_COMPARABLE, NONE, ALONE, or OVER_ALL when it stays with all comparisons counted",
                    "显著性：不可比、无、单独成立、计入全部比较后仍成立"),
            Column.of("why", "text", "why the two cannot be compared", "不可比的原因"),
            Column.of("better", "text", "true, false, or empty", "是否更好"),
            Column.of("reference_level", "integer", "highest level passed", "基准符合的最高等级"),
            Column.of("other_level", "integer", "highest level passed", "被比较者符合的最高等级"));

    private ComparisonTables() {}

    /** File name to content. */
    public static Map<String, byte[]> of(List<GradeComparison> comparisons) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < comparisons.size(); i++) {
            GradeComparison comparison = comparisons.get(i);
            for (GradeComparison.Row row : comparison.rows()) {
                rows.add(row(comparison, i + 1, row));
            }
        }
        Table table = new Table("compare.csv", COLUMNS, rows);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(table.name(), table.csv());
        files.put(
                "compare-columns.csv",
                Tables.dictionary("compare-columns.csv", List.of(table)).csv());
        return files;
    }

    private static List<String> row(GradeComparison comparison, int number, GradeComparison.Row row) {
        return List.of(
                comparison.reference().unitId(),
                comparison.other().unitId(),
                String.valueOf(number),
                row.clauseId(),
                row.title().en(),
                row.title().zh(),
                row.unit(),
                row.reference()
                        .flatMap(ClauseFinding::value)
                        .map(String::valueOf)
                        .orElse(""),
                row.other().flatMap(ClauseFinding::value).map(String::valueOf).orElse(""),
                row.difference().map(String::valueOf).orElse(""),
                row.interval().map(i -> String.valueOf(i.low())).orElse(""),
                row.interval().map(i -> String.valueOf(i.high())).orElse(""),
                row.significance().name(),
                row.significance() == GradeComparison.Significance.NOT_COMPARABLE
                        ? row.why().name()
                        : "",
                row.better().map(String::valueOf).orElse(""),
                row.reference().map(f -> String.valueOf(f.highestLevelPassed())).orElse(""),
                row.other().map(f -> String.valueOf(f.highestLevelPassed())).orElse(""));
    }
}

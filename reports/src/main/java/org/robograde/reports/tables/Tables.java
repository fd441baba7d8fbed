package org.robograde.reports.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.robograde.reports.input.ReportInput;

/** All tables of a report. */
public final class Tables {
    private Tables() {}

    /** File name to content, the dictionary last. */
    public static Map<String, byte[]> of(ReportInput input) {
        List<Table> tables = List.of(
                FindingTables.findings(input.grade()),
                FindingTables.limits(input.grade()),
                TrialTables.measurements(input.grade()),
                TrialTables.trials(input.grade()),
                TrialTables.interventions(input));
        Map<String, byte[]> files = new LinkedHashMap<>();
        tables.forEach(t -> files.put(t.name(), t.csv()));
        Table dictionary = dictionary("columns.csv", tables);
        files.put(dictionary.name(), dictionary.csv());
        return files;
    }

    /** What every column of these tables means. */
    static Table dictionary(String name, List<Table> tables) {
        List<Column> columns = List.of(
                Column.of("file", "text", "the table", "数据表"),
                Column.of("column", "text", "its column", "列名"),
                Column.of("type", "text", "text, number, integer or nanoseconds", "类型"),
                Column.of("meaning_en", "text", "what it says, in English", "英文含义"),
                Column.of("meaning_zh", "text", "what it says, in Chinese", "中文含义"));
        List<List<String>> rows = new ArrayList<>();
        for (Table table : tables) {
            for (Column c : table.columns()) {
                rows.add(List.of(
                        table.name(),
                        c.name(),
                        c.type(),
                        c.meaning().en(),
                        c.meaning().zh()));
            }
        }
        return new Table(name, columns, rows);
    }
}

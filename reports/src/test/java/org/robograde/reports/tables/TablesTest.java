package org.robograde.reports.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.sample.SampleReport;

class TablesTest {
    private static final ReportInput INPUT = SampleReport.input();
    private static final Map<String, byte[]> FILES = Tables.of(INPUT);

    @Test
    void findings_read_back_with_every_digit() throws IOException {
        List<CSVRecord> rows = read(file("findings.csv"));
        assertThat(rows).hasSameSizeAs(INPUT.grade().findings());
        for (int i = 0; i < rows.size(); i++) {
            ClauseFinding finding = INPUT.grade().findings().get(i);
            assertThat(rows.get(i).get("clause_id")).isEqualTo(finding.clauseId());
            assertThat(rows.get(i).get("title_zh")).isEqualTo(finding.title().zh());
            assertThat(rows.get(i).get("value"))
                    .isEqualTo(finding.value().map(String::valueOf).orElse(""));
        }
    }

    @Test
    void every_limit_of_every_clause_has_a_row() throws IOException {
        int limits = INPUT.grade().findings().stream()
                .mapToInt(f -> f.perLevel().size())
                .sum();
        assertThat(read(file("limits.csv"))).hasSize(limits);
    }

    @Test
    void interventions_have_their_kind_and_length() throws IOException {
        List<CSVRecord> rows = read(file("interventions.csv"));
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("kind")).isEqualTo("correction");
        assertThat(Double.parseDouble(rows.get(0).get("duration_seconds"))).isEqualTo(5.7);
    }

    @Test
    void the_dictionary_describes_every_column_of_every_table() throws IOException {
        Set<String> described = new HashSet<>();
        for (CSVRecord row : read(file("columns.csv"))) {
            described.add(row.get("file") + " " + row.get("column"));
            assertThat(row.get("meaning_en")).isNotBlank();
            assertThat(row.get("meaning_zh")).isNotBlank();
        }
        for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
            if (!file.getKey().equals("columns.csv")) {
                for (String column : header(file.getValue())) {
                    assertThat(described).contains(file.getKey() + " " + column);
                }
            }
        }
    }

    @Test
    void every_table_starts_with_a_byte_order_mark_so_that_excel_reads_chinese() {
        FILES.values().forEach(file -> assertThat(file).startsWith(0xEF, 0xBB, 0xBF));
    }

    @Test
    void a_cell_that_would_run_as_a_formula_becomes_text_and_a_number_stays_a_number() {
        assertThat(Table.safe("=HYPERLINK(\"x\")")).isEqualTo("'=HYPERLINK(\"x\")");
        assertThat(Table.safe("+cmd")).isEqualTo("'+cmd");
        assertThat(Table.safe("-1+2")).isEqualTo("'-1+2");
        assertThat(Table.safe("@SUM(A1)")).isEqualTo("'@SUM(A1)");
        assertThat(Table.safe("\t=1")).isEqualTo("'\t=1");
        assertThat(Table.safe("-12.5")).isEqualTo("-12.5");
        assertThat(Table.safe("-1.0E-4")).isEqualTo("-1.0E-4");
        assertThat(Table.safe("room 203")).isEqualTo("room 203");
        assertThat(Table.safe("")).isEmpty();
    }

    @Test
    void quotes_commas_and_line_breaks_survive() throws IOException {
        Table table = new Table(
                "t.csv",
                List.of(new Column("a", "text", new LocalizedText("a", "a"))),
                List.of(List.of("say \"x\", then\nnext"), List.of("=1")));
        List<CSVRecord> rows = read(table.csv());
        assertThat(rows.get(0).get("a")).isEqualTo("say \"x\", then\nnext");
        assertThat(rows.get(1).get("a")).isEqualTo("'=1");
    }

    private static byte[] file(String name) {
        return Objects.requireNonNull(FILES.get(name), name);
    }

    private static List<CSVRecord> read(byte[] csv) throws IOException {
        try (CSVParser parser = parser(csv)) {
            return parser.getRecords();
        }
    }

    private static List<String> header(byte[] csv) throws IOException {
        try (CSVParser parser = parser(csv)) {
            return parser.getHeaderNames();
        }
    }

    private static CSVParser parser(byte[] csv) throws IOException {
        String text = new String(csv, StandardCharsets.UTF_8).substring(1);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text));
    }
}

package org.robograde.reports.tables;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table to be written as RFC 4180 with a byte order mark: without one, a Chinese Excel reads UTF-8 as GB 18030.
 *
 * @param name of the file
 * @param rows cells in the order of the columns; an empty cell means "none"
 */
record Table(String name, List<Column> columns, List<List<String>> rows) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String STARTS_A_FORMULA = "=+-@\t\r";
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    byte[] csv() {
        StringWriter out = new StringWriter();
        out.append(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            printer.printRecord(columns.stream().map(Column::name).toList());
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(Table::safe).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A spreadsheet would run a cell that starts like a formula; an apostrophe makes it text. Numbers stay numbers. */
    static String safe(String cell) {
        boolean formula = !cell.isEmpty() && STARTS_A_FORMULA.indexOf(cell.charAt(0)) >= 0;
        return formula && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }
}

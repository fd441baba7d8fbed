package org.robograde.grader.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A text file as rows of cells, one row in memory at a time. Set apart by whatever its first row of numbers is set apart by:
 * comma, semicolon, tab (read by Commons CSV, so quoted cells work), else blanks. Lines that begin with # are remarks; the last
 * one before the numbers, or a first row that is no number, is the header.
 */
final class TextTable {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern REMARK_SIGNS = Pattern.compile("^#[#\\s]*");
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int HEAD_LINES = 200;
    private static final int NAMES_TOLD = 30;

    private final String name;
    private final Path file;
    private final char separator;
    private final List<String> header;
    private final int headerLine;
    private final int columns;

    private TextTable(Path file, char separator, List<String> header, int headerLine, int columns) {
        this.name = String.valueOf(file.getFileName());
        this.file = file;
        this.separator = separator;
        this.header = header;
        this.headerLine = headerLine;
        this.columns = columns;
    }

    /** One row: its line in the file, from 1, and its cells. */
    record Row(long line, List<String> cells) {}

    /** Takes the rows one after another. */
    interface RowTaker {
        void take(Row row);
    }

    /** @throws MeasureInputException if there is no such file, or nothing in it */
    static TextTable open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new MeasureInputException(file + ": no such file");
        }
        try (BufferedReader in = reader(file, ' ')) {
            return head(file, in);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    String name() {
        return name;
    }

    /** Names of the columns; empty where the file has none. */
    List<String> header() {
        return header;
    }

    /** Cells of the first row of numbers. */
    int columns() {
        return columns;
    }

    boolean commaSeparated() {
        return separator == ',';
    }

    /** For messages: of a file of hostile width the first names, and no name at full length. */
    String describeColumns() {
        if (header.isEmpty()) {
            return "it has " + columns + " columns and no header";
        }
        String names = header.stream()
                .limit(NAMES_TOLD)
                .map(name -> CellReader.shortened(name))
                .collect(Collectors.joining(", "));
        int untold = header.size() - NAMES_TOLD;
        return "it has " + names + (untold > 0 ? " and " + untold + " more" : "");
    }

    /** Every row below the header, in order. */
    void forEach(RowTaker taker) {
        try (BufferedReader in = reader(file, separator)) {
            if (separator == ' ') {
                blanks(in, taker);
            } else {
                delimited(in, taker);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause();
            throw unreadable(file, cause == null ? new IOException(e.getMessage(), e) : cause);
        }
    }

    private void blanks(BufferedReader in, RowTaker taker) throws IOException {
        long number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            String content = line.strip();
            if (number > headerLine && !content.isEmpty() && content.charAt(0) != '#') {
                taker.take(new Row(number, Arrays.asList(BLANKS.split(content))));
            }
        }
    }

    private void delimited(BufferedReader in, RowTaker taker) throws IOException {
        try (CSVParser parser = format(separator).parse(in)) {
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext()) {
                CSVRecord record = records.next();
                long line = parser.getCurrentLineNumber();
                if (line > headerLine && !record.get(0).startsWith("#")) {
                    taker.take(new Row(line, record.toList()));
                }
            }
        } catch (NoSuchElementException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static TextTable head(Path file, BufferedReader in) throws IOException {
        String names = "";
        int namesLine = 0;
        int number = 0;
        for (String line = in.readLine(); line != null && number < HEAD_LINES; line = in.readLine()) {
            number++;
            String content = line.strip();
            if (content.isEmpty()) {
                continue;
            }
            boolean remark = content.charAt(0) == '#';
            char separator = separator(content);
            if (!remark && startsWithNumber(content, separator)) {
                List<String> header = names.isEmpty() ? List.of() : cells(names, separator(names));
                return new TextTable(
                        file,
                        separator,
                        header,
                        namesLine,
                        cells(content, separator).size());
            }
            names = remark ? REMARK_SIGNS.matcher(content).replaceFirst("") : content;
            namesLine = number;
        }
        throw new MeasureInputException(file.getFileName() + ": no row of numbers"
                + (number == 0 ? "; the file is empty" : " in its first " + number + " lines"));
    }

    private static boolean startsWithNumber(String content, char separator) {
        String first = cells(content, separator).get(0);
        try {
            Double.parseDouble(first);
            return true;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private static char separator(String content) {
        for (char candidate : new char[] {',', ';', '\t'}) {
            if (content.indexOf(candidate) >= 0) {
                return candidate;
            }
        }
        return ' ';
    }

    private static List<String> cells(String line, char separator) {
        if (separator == ' ') {
            return Arrays.asList(BLANKS.split(line));
        }
        List<String> cells = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(line, format(separator))) {
            parser.forEach(record -> cells.addAll(record.toList()));
        } catch (IOException | UncheckedIOException malformed) {
            cells.addAll(List.of(line.split(Pattern.quote(String.valueOf(separator)), -1)));
        }
        return cells.isEmpty() ? List.of("") : cells;
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setCommentMarker('#')
                .setTrim(true)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
    }

    private static BufferedReader reader(Path file, char separator) throws IOException {
        BufferedReader in = new BufferedReader(
                new LineLimitReader(Files.newBufferedReader(file, StandardCharsets.UTF_8), separator));
        try {
            in.mark(1);
            if (in.read() != BYTE_ORDER_MARK) {
                in.reset();
            }
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static MeasureInputException unreadable(Path file, IOException e) {
        String why = e instanceof java.nio.charset.CharacterCodingException
                ? "it is no text in UTF-8; recordings end in .bag, .mcap or .db3"
                : e.getMessage();
        return new MeasureInputException(file + ": cannot be read: " + why);
    }
}

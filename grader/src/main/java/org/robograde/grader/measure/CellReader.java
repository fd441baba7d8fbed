package org.robograde.grader.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;

/** Cells to numbers; what is no finite number is a mistake with its place. */
final class CellReader {
    /** Beyond this a stamp in nanoseconds is no date and no uptime; it also bounds the digits that are worked on. */
    private static final BigDecimal LATEST = BigDecimal.valueOf(Long.MAX_VALUE / 4);

    private static final int LONGEST_NUMBER = 64;
    /** As C, Python and MATLAB write them. */
    private static final Pattern NOT_FINITE =
            Pattern.compile("[+-]?(nan|inf|infinity)(\\(ind\\))?", Pattern.CASE_INSENSITIVE);

    private final Mistakes mistakes;
    private final int columns;

    CellReader(Mistakes mistakes, int columns) {
        this.mistakes = mistakes;
        this.columns = columns;
    }

    /** False, and said, where a row has not as many cells as the first. */
    boolean whole(TextTable.Row row) {
        if (row.cells().size() == columns) {
            return true;
        }
        mistakes.at(
                row.line(),
                Math.min(row.cells().size(), columns) + 1,
                "the row has " + row.cells().size() + " cells, the first one has " + columns);
        return false;
    }

    /** NaN, and said, where it is no finite number. */
    double number(TextTable.Row row, int place, String what) {
        String cell = row.cells().get(place);
        double value;
        try {
            value = Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            if (NOT_FINITE.matcher(cell).matches()) {
                mistakes.at(row.line(), place + 1, what + " is " + cell + "; a pose needs finite numbers");
                return Double.NaN;
            }
            mistakes.at(row.line(), place + 1, what + " is no number: '" + shortened(cell) + "'");
            return Double.NaN;
        }
        if (!Double.isFinite(value)) {
            mistakes.at(row.line(), place + 1, what + " is " + shortened(cell) + "; a pose needs finite numbers");
            return Double.NaN;
        }
        return value;
    }

    /** Exact from the decimal digits, rounded to whole nanoseconds; 0, and said, where it is no time. */
    long nanos(TextTable.Row row, int place, TimeUnit unit) {
        List<String> cells = row.cells();
        String cell = cells.get(place);
        if (!Double.isFinite(number(row, place, "the stamp"))) {
            return 0;
        }
        try {
            BigDecimal stamp = cell.length() > LONGEST_NUMBER
                    ? BigDecimal.valueOf(Double.parseDouble(cell))
                    : new BigDecimal(cell);
            int digitsBeforePoint = stamp.precision() - stamp.scale();
            if (digitsBeforePoint < -30) {
                // Nought in any unit; to round 1e-9999999 would write out all its noughts first.
                return 0;
            }
            if (digitsBeforePoint < 30) {
                BigDecimal nanos = stamp.scaleByPowerOfTen(unit.shift());
                if (nanos.abs().compareTo(LATEST) < 0) {
                    return nanos.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
                }
            }
        } catch (NumberFormatException | ArithmeticException hexadecimal) {
            // A number for Java, such as 0x1p3 or 1d, and none for anybody else.
        }
        mistakes.at(
                row.line(),
                place + 1,
                "the stamp " + shortened(cell) + " is no time in " + symbol(unit)
                        + "; --time-unit says what stamps are in");
        return 0;
    }

    private static String symbol(TimeUnit unit) {
        return switch (unit) {
            case S -> "seconds";
            case MS -> "milliseconds";
            case US -> "microseconds";
            case NS -> "nanoseconds";
        };
    }

    static String shortened(String cell) {
        return cell.length() > 40 ? cell.substring(0, 40) + "..." : cell;
    }
}

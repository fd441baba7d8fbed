package org.robograde.grader.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which column of a file holds what: {@code time=t,x=px,y=py,z=pz} by the header's names, or {@code time=1,x=14,y=15,z=16} by
 * numbers from 1. Names of what is held: {@code time}, or {@code sec} and {@code nsec}; {@code x y z}; {@code qx qy qz qw}, or
 * {@code r11} to {@code r33}; a figure may ask for others.
 */
public final class ColumnMap {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private final Map<String, String> columns;

    private ColumnMap(Map<String, String> columns) {
        this.columns = Collections.unmodifiableMap(columns);
    }

    public static ColumnMap none() {
        return new ColumnMap(new TreeMap<>());
    }

    /** @throws MeasureInputException naming every entry that is none */
    public static ColumnMap parse(String text) {
        Map<String, String> columns = new TreeMap<>();
        List<String> mistakes = new ArrayList<>();
        for (String entry : text.split(",", -1)) {
            int equals = entry.indexOf('=');
            String key = equals < 0 ? "" : entry.substring(0, equals).strip();
            String column = entry.substring(equals + 1).strip();
            if (!KEY.matcher(key).matches() || column.isEmpty()) {
                mistakes.add("--columns: '" + entry + "' is not of the form NAME=COLUMN, e.g. x=3 or x=pos_x");
            } else if (columns.putIfAbsent(key, column) != null) {
                mistakes.add("--columns: " + key + " is given twice");
            }
        }
        if (!mistakes.isEmpty()) {
            throw new MeasureInputException(mistakes);
        }
        return new ColumnMap(columns);
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    boolean has(String key) {
        return columns.containsKey(key);
    }

    /** True where a column is named by the header and not by its number. */
    boolean needsHeader() {
        return columns.values().stream().anyMatch(c -> !NUMBER.matcher(c).matches());
    }

    /**
     * The place, from 0, of each key's column.
     *
     * @throws MeasureInputException naming every column that does not exist, and those that do
     */
    int[] places(List<String> keys, TextTable table) {
        int[] places = new int[keys.size()];
        List<String> mistakes = new ArrayList<>();
        for (int k = 0; k < places.length; k++) {
            String column = columns.get(keys.get(k));
            if (column == null) {
                mistakes.add(table.name() + ": no column is given for " + keys.get(k) + "; add " + keys.get(k)
                        + "=COLUMN to --columns; " + table.describeColumns());
                continue;
            }
            places[k] = NUMBER.matcher(column).matches()
                    ? Integer.parseInt(column) - 1
                    : table.header().indexOf(column);
            if (places[k] < 0 || places[k] >= table.columns()) {
                mistakes.add(table.name() + ": there is no column " + column + " (asked for as " + keys.get(k) + "); "
                        + table.describeColumns());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new MeasureInputException(mistakes);
        }
        return places;
    }
}

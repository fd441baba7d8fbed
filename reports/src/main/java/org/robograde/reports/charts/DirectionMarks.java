package org.robograde.reports.charts;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The characters that turn the direction in which text is shown. Nothing here is written from the right, and one of them in a name
 * would show the words after it backwards, so each is shown as what it is.
 */
public final class DirectionMarks {
    private static final Pattern MARK = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private DirectionMarks() {}

    /** @return the text with {@code [U+202E]} and the like in their places */
    public static String shown(String text) {
        return MARK.matcher(text)
                .replaceAll(m ->
                        String.format(Locale.ROOT, "[U+%04X]", (int) m.group().charAt(0)));
    }
}

package org.robograde.reports.charts;

import java.util.Locale;

/**
 * The characters that turn the direction in which text is shown. Nothing here is written from the right, and one of them in a name
 * would show the words after it backwards, so each is shown as what it is.
 */
public final class DirectionMarks {
    private DirectionMarks() {}

    /** @return the text with {@code [U+202E]} and the like in their places; the text itself where it has none */
    public static String shown(String text) {
        int at = next(text, 0);
        if (at == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        int from = 0;
        while (at < text.length()) {
            shown.append(text, from, at).append(String.format(Locale.ROOT, "[U+%04X]", (int) text.charAt(at)));
            from = at + 1;
            at = next(text, from);
        }
        return shown.append(text, from, text.length()).toString();
    }

    /** Whole pages go through here, nearly all without a mark. */
    private static int next(String text, int from) {
        int at = from;
        while (at < text.length() && !isMark(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isMark(char c) {
        return c >= '\u061C'
                && (c == '\u061C'
                        || c == '\u200E'
                        || c == '\u200F'
                        || (c >= '\u202A' && c <= '\u202E')
                        || (c >= '\u2066' && c <= '\u2069'));
    }
}

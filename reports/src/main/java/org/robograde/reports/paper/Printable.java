package org.robograde.reports.paper;

import org.robograde.reports.charts.ReportFont;

/** Text for a document that carries its own font and may use no other: what the font lacks is written as its code point. */
final class Printable {
    private Printable() {}

    /** @param text in which each character without a glyph becomes e.g. {@code [U+20BB7]}, so that nothing is lost unseen */
    static String text(String text) {
        if (text.codePoints().allMatch(Printable::known)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length() + 64);
        text.codePoints().forEach(c -> {
            if (known(c)) {
                printable.appendCodePoint(c);
            } else {
                printable.append(String.format(java.util.Locale.ROOT, "[U+%04X]", c));
            }
        });
        return printable.toString();
    }

    private static boolean known(int c) {
        return c < 0x80 || ReportFont.has(c);
    }
}

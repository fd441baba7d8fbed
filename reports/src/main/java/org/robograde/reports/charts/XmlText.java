package org.robograde.reports.charts;

/** Text as XML and HTML take it, in elements and in attributes. */
public final class XmlText {
    private XmlText() {}

    /**
     * Markup in a text is shown, and so is what turns the direction of text; control characters, which no document may hold, become
     * U+FFFD.
     */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        DirectionMarks.shown(text).codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\t', '\n', '\r' -> escaped.append((char) c);
                default -> {
                    boolean printable = (c >= 0x20 && c < 0xD800) || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF);
                    escaped.appendCodePoint(printable ? c : 0xFFFD);
                }
            }
        });
        return escaped.toString();
    }
}

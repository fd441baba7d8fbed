package org.robograde.robots.units.yaml;

/**
 * One thing wrong with a file someone wrote.
 *
 * @param code stable, for programs, e.g. {@code unknown-place}
 * @param message what is wrong, naming the value found and what was expected
 * @param hint what to do about it; empty when the message already says it
 */
public record Issue(Severity severity, String code, SourcePlace where, String message, String hint) {
    /** Only an error stops the work. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** {@code file:line:column: error: message [code]}, the line, a caret under the column, and the hint; no line break at the end. */
    public String render() {
        StringBuilder text = new StringBuilder();
        text.append(where).append(": ").append(severity == Severity.ERROR ? "error" : "warning");
        text.append(": ").append(message).append(" [").append(code).append("]\n");
        text.append("    ").append(shown(where.lineText())).append('\n');
        text.append("    ").append(spaceUnder(where)).append('^');
        if (!hint.isEmpty()) text.append("\n    hint: ").append(hint);
        return text.toString();
    }

    /** As wide as what stands before the column: a Chinese character takes two cells on a screen, and so does an ideographic space. */
    private static String spaceUnder(SourcePlace where) {
        int[] before = where.lineText().codePoints().limit(where.column() - 1L).toArray();
        StringBuilder space = new StringBuilder();
        for (int c : before) space.append((c >= 0x2E80 && c <= 0xFFDC) || c >= 0x1F300 ? '\u3000' : ' ');
        return space.append(" ".repeat(where.column() - 1 - before.length)).toString();
    }

    /** A tab takes one column in the marks, so it must take one in the picture too; other control characters could fool a terminal. */
    private static String shown(String line) {
        return line.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

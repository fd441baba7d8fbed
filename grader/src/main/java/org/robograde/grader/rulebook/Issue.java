package org.robograde.grader.rulebook;

/**
 * One mistake in a rulebook.
 *
 * @param severity whether the rulebook can be used with it
 * @param code stable name of the kind of mistake, for programs
 * @param line from 1
 * @param column from 1, in characters
 * @param message what is wrong, naming both sides
 * @param hint what to do
 * @param sourceLine the line as it stands in the file
 */
public record Issue(
        Severity severity, String code, int line, int column, String message, String hint, String sourceLine) {
    /** How bad it is. */
    public enum Severity {
        /** The rulebook is refused. */
        ERROR,
        /** It can be used, but its author should look. */
        WARNING
    }

    /** {@code file:line:column: message}, the line, a caret, the hint. */
    public String render(String fileName) {
        String number = Integer.toString(line);
        String margin = " ".repeat(number.length());
        String word = severity == Severity.WARNING ? "warning: " : "";
        return fileName + ":" + line + ":" + column + ": " + word + message + "\n  " + number + " | " + sourceLine
                + "\n  " + margin + " | " + spaces() + "^\n  " + hint + "\n";
    }

    /** As wide as what stands before the place: a Chinese character takes two columns, a tab keeps its own. */
    private String spaces() {
        StringBuilder spaces = new StringBuilder();
        for (int i = 0; i < column - 1; i++) {
            char c = i < sourceLine.length() ? sourceLine.charAt(i) : ' ';
            boolean wide = c >= 0x2e80 && c <= 0xff60;
            spaces.append(wide ? '\u3000' : c == '\t' ? '\t' : ' ');
        }
        return spaces.toString();
    }
}

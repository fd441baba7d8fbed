package org.robograde.grader.rulebook;

/**
 * One mistake in a rulebook.
 *
 * @param code stable name of the kind of mistake, for programs
 * @param line from 1
 * @param column from 1, in characters
 * @param message what is wrong, naming both sides
 * @param hint what to do
 * @param sourceLine the line as it stands in the file
 */
public record Issue(String code, int line, int column, String message, String hint, String sourceLine) {
    /** {@code file:line:column: message}, the line, a caret, the hint. */
    public String render(String fileName) {
        String number = Integer.toString(line);
        String margin = " ".repeat(number.length());
        return fileName + ":" + line + ":" + column + ": " + message + "\n  " + number + " | " + sourceLine + "\n  "
                + margin + " | " + " ".repeat(Math.max(0, column - 1)) + "^\n  " + hint + "\n";
    }
}

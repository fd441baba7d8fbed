package org.robograde.grader.measure;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends the reading of a file whose line, or quoted cell over several lines, is longer than any file of numbers has. */
final class LineLimitReader extends FilterReader {
    private static final int MOST = 1 << 18;
    private static final char BLANK = ' ';

    private final char separator;
    private int length;
    private boolean remark;
    private boolean quoted;
    private boolean mayOpen = true;

    /** @param separator of cells; a blank for text in which a quotation mark is a character like any other */
    LineLimitReader(Reader in, char separator) {
        super(in);
        this.separator = separator;
    }

    @Override
    public int read() throws IOException {
        int c = in.read();
        if (c >= 0) {
            count((char) c);
        }
        return c;
    }

    @Override
    public int read(char[] to, int from, int most) throws IOException {
        int got = in.read(to, from, most);
        for (int i = 0; i < got; i++) {
            count(to[from + i]);
        }
        return got;
    }

    private void count(char c) throws IOException {
        if ((c == '\n' || c == '\r') && !quoted) {
            length = 0;
            remark = false;
            mayOpen = true;
            return;
        }
        remark |= length == 0 && c == '#';
        length++;
        if (length > MOST) {
            throw new IOException(
                    "a line or a quoted cell is longer than " + MOST + " characters; this is no table of numbers");
        }
        if (separator != BLANK && !remark) {
            quotes(c);
        }
    }

    /** A quotation mark opens a cell only at its beginning, as for the parser; a doubled one closes it and opens it again. */
    private void quotes(char c) {
        if (quoted) {
            quoted = c != '"';
            mayOpen = true;
        } else if (c == '"' && mayOpen) {
            quoted = true;
        } else {
            mayOpen = c == separator || (mayOpen && Character.isWhitespace(c));
        }
    }
}

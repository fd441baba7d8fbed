package org.robograde.grader.measure;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends the reading of a file whose line, or quoted cell over several lines, is longer than any file of numbers has. */
final class LineLimitReader extends FilterReader {
    private static final int MOST = 1 << 18;

    private int length;
    private boolean quoted;

    LineLimitReader(Reader in) {
        super(in);
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
        quoted = (c == '"') != quoted;
        length = c == '\n' && !quoted ? 0 : length + 1;
        if (length > MOST) {
            throw new IOException(
                    "a line or a quoted cell is longer than " + MOST + " characters; this is no table of numbers");
        }
    }
}

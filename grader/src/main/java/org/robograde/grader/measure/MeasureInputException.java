package org.robograde.grader.measure;

import java.util.List;

/** What is wrong with a file or with how it is to be read: every mistake found, one line each, with its place. */
public final class MeasureInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MeasureInputException(String message) {
        super(message);
    }

    MeasureInputException(List<String> mistakes) {
        super(String.join(System.lineSeparator(), mistakes));
    }
}

package org.robograde.grader.measure;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a file, so that all of it is told at once; the first twenty in full. */
final class Mistakes {
    private static final int TOLD = 20;

    private final String file;
    private final List<String> told = new ArrayList<>();
    private long count;

    Mistakes(String file) {
        this.file = file;
    }

    /** @param cell from 1 */
    void at(long line, int cell, String what) {
        count++;
        if (told.size() < TOLD) {
            told.add(file + ":" + line + ":" + cell + ": " + what);
        }
    }

    void throwIfAny() {
        if (count > TOLD) {
            told.add(file + ": and " + (count - TOLD) + " more mistakes");
        }
        if (count > 0) {
            throw new MeasureInputException(told);
        }
    }
}

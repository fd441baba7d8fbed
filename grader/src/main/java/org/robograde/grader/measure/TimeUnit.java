package org.robograde.grader.measure;

/** What a file's stamps are in. */
public enum TimeUnit {
    S(9),
    MS(6),
    US(3),
    NS(0);

    private final int shift;

    TimeUnit(int shift) {
        this.shift = shift;
    }

    /** By how many decimal places a stamp is shifted to be nanoseconds. */
    int shift() {
        return shift;
    }
}

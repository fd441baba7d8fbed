package org.robograde.grader.rulebook;

/** Which side of a limit is good. A value at the limit keeps it. */
public enum Direction {
    AT_MOST("atMost"),
    AT_LEAST("atLeast");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** True if the value keeps the limit; at the limit it does. */
    public boolean keeps(double value, double limit) {
        return this == AT_MOST ? value <= limit : value >= limit;
    }

    /** True if the first limit asks for more than the second. */
    public boolean stricter(double limit, double than) {
        return this == AT_MOST ? limit < than : limit > than;
    }

    /** A limit made stricter by a guard band. */
    public double tightened(double limit, double guardBand) {
        return this == AT_MOST ? limit - guardBand : limit + guardBand;
    }
}

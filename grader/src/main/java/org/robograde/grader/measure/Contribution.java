package org.robograde.grader.measure;

/**
 * One line of an uncertainty budget.
 *
 * @param name what is not known exactly, in English
 * @param standardUncertainty in the figure's unit, k = 1
 * @param sampling true for what one run cannot tell of the next; false for instruments and clocks
 */
public record Contribution(String name, double standardUncertainty, boolean sampling) {
    /** Of an instrument or a clock. */
    public static Contribution instrument(String name, double standardUncertainty) {
        return new Contribution(name, standardUncertainty, false);
    }

    /** Of the run being one of many. */
    public static Contribution sampling(String name, double standardUncertainty) {
        return new Contribution(name, standardUncertainty, true);
    }
}

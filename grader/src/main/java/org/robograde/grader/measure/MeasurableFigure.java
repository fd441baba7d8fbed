package org.robograde.grader.measure;

/** A figure that can be measured on files; see the package for how to add one. */
public interface MeasurableFigure {
    /** {@code family.name}, as given to {@code --metric}. */
    String id();

    /** One line for people: what it is, in what unit, by which source. */
    String description();

    /**
     * Measures it. Pure but for reading the request's files.
     *
     * @throws org.robograde.grader.motion.trajectory.IncomparableException where the data does not have it, with the reason
     * @throws MeasureInputException where a file cannot be read as the figure needs it
     */
    Figure measure(MeasureRequest request);
}

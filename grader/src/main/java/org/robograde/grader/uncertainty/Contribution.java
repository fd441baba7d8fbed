package org.robograde.grader.uncertainty;

import java.util.Optional;

/**
 * One line of an uncertainty budget.
 *
 * @param name what contributes, in English, e.g. {@code field cameras}
 * @param part whether it belongs to the instruments or to having seen only a sample
 * @param evaluation how it was found
 * @param standardUncertainty in the unit of the measured value, that is after multiplication with its sensitivity coefficient
 * @param degreesOfFreedom behind the evaluation, 1 or more; absent when it is taken as known (infinite)
 */
public record Contribution(
        String name, Part part, Evaluation evaluation, double standardUncertainty, Optional<Double> degreesOfFreedom) {
    public Contribution {
        boolean known = Double.isFinite(standardUncertainty) && standardUncertainty >= 0;
        if (!known || degreesOfFreedom.filter(nu -> !(nu >= 1)).isPresent()) {
            throw new IllegalArgumentException("contribution " + name + ": u " + standardUncertainty
                    + ", degrees of freedom " + degreesOfFreedom.orElse(Double.POSITIVE_INFINITY));
        }
        standardUncertainty = standardUncertainty + 0.0;
    }

    /** Where an uncertainty comes from decides whether repeating the trial lessens it. */
    public enum Part {
        /** Calibration of site and cameras, clocks, quantisation: the same in the next trial. */
        INSTRUMENT,
        /** The scatter of what was sampled: more samples lessen it. */
        SAMPLING
    }

    /** JCGM 100, 3.3.4. */
    public enum Evaluation {
        /** By statistics of the observations themselves. */
        TYPE_A,
        /** By other knowledge: a calibration, a specification, a resolution. */
        TYPE_B
    }

    /** A calibration, a resolution, a stated covariance: type B, taken as known. */
    public static Contribution instrument(String name, double standardUncertainty) {
        return new Contribution(name, Part.INSTRUMENT, Evaluation.TYPE_B, standardUncertainty, Optional.empty());
    }

    /** The standard deviation of a mean or of another statistic: type A. */
    public static Contribution sampling(String name, double standardUncertainty, double degreesOfFreedom) {
        return new Contribution(
                name, Part.SAMPLING, Evaluation.TYPE_A, standardUncertainty, Optional.of(degreesOfFreedom));
    }
}

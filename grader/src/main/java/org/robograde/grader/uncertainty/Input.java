package org.robograde.grader.uncertainty;

import java.util.Optional;

/**
 * A quantity that a measured value is worked out from.
 *
 * @param name in English
 * @param estimate x, its best value
 * @param standardUncertainty u(x), in the unit of the estimate
 * @param degreesOfFreedom of u(x); absent when it is taken as known
 */
public record Input(
        String name,
        Contribution.Part part,
        Contribution.Evaluation evaluation,
        double estimate,
        double standardUncertainty,
        Optional<Double> degreesOfFreedom) {
    public Input {
        if (!Double.isFinite(estimate) || !(standardUncertainty >= 0 && Double.isFinite(standardUncertainty))) {
            throw new IllegalArgumentException("input " + name + ": " + estimate + " with u " + standardUncertainty);
        }
    }

    /** Known by calibration or resolution: type B. */
    public static Input instrument(String name, double estimate, double standardUncertainty) {
        return new Input(
                name,
                Contribution.Part.INSTRUMENT,
                Contribution.Evaluation.TYPE_B,
                estimate,
                standardUncertainty,
                Optional.empty());
    }

    /** Known by repeated observation: type A. */
    public static Input sampled(String name, double estimate, double standardUncertainty, double degreesOfFreedom) {
        return new Input(
                name,
                Contribution.Part.SAMPLING,
                Contribution.Evaluation.TYPE_A,
                estimate,
                standardUncertainty,
                Optional.of(degreesOfFreedom));
    }
}

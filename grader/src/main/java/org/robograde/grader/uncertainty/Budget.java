package org.robograde.grader.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.statistics.Quantiles;

/**
 * The uncertainty of one measured value. An empty budget says that nothing is known of it, not that it is exact.
 *
 * @param contributions by name; none is zero
 * @param standard combined standard uncertainty u, in the unit of the value
 * @param degreesOfFreedom effective, of {@code standard}; absent when infinite
 * @param coverageFactor k
 * @param expanded U = k u, an interval of about 95 % (95.45 % where the value is normal)
 */
public record Budget(
        List<Contribution> contributions,
        double standard,
        Optional<Double> degreesOfFreedom,
        double coverageFactor,
        double expanded) {
    /** The probability that two standard uncertainties cover in a normal distribution (JCGM 100, table G.2). */
    public static final double COVERAGE_PROBABILITY = 0.9545;

    private static final double ONE_SIDED = 1 - (1 - COVERAGE_PROBABILITY) / 2;
    private static final double AS_GOOD_AS_INFINITE = 10_000;

    public Budget {
        contributions = List.copyOf(contributions);
        if (!Double.isFinite(standard) || !Double.isFinite(coverageFactor) || !Double.isFinite(expanded)) {
            throw new IllegalArgumentException("no uncertainty: u " + standard + ", k " + coverageFactor);
        }
    }

    /** Nothing is known of the uncertainty. */
    public static Budget none() {
        return of(List.of());
    }

    /**
     * Uncorrelated contributions: u is the root of the sum of their squares (JCGM 100, 5.1.2), its degrees of freedom are
     * Welch and Satterthwaite's (G.4.1), k is the t quantile at their next lower integer, or 2 where none is limited.
     */
    public static Budget of(List<Contribution> given) {
        List<Contribution> contributions = new ArrayList<>(given);
        contributions.removeIf(c -> c.standardUncertainty() == 0);
        double standard = rootOfSquares(contributions);
        Optional<Double> degrees = effectiveDegreesOfFreedom(contributions, standard);
        double k = coverageFactor(degrees);
        return new Budget(contributions, standard, degrees, k, k * standard);
    }

    /** The part that repeating the trial does not lessen. */
    public double instrument() {
        return part(Contribution.Part.INSTRUMENT);
    }

    /** The part of having seen only a sample. */
    public double sampling() {
        return part(Contribution.Part.SAMPLING);
    }

    private double part(Contribution.Part wanted) {
        return rootOfSquares(
                contributions.stream().filter(c -> c.part() == wanted).toList());
    }

    /** k for 95.45 %: 2 for infinite degrees of freedom, else Student's t, never below it. */
    public static double coverageFactor(Optional<Double> degreesOfFreedom) {
        return degreesOfFreedom
                .filter(nu -> nu < AS_GOOD_AS_INFINITE)
                .map(nu -> Quantiles.studentT(ONE_SIDED, (int) Math.max(1, nu)))
                .orElse(2.0);
    }

    private static double rootOfSquares(List<Contribution> contributions) {
        if (contributions.size() == 1) {
            return contributions.get(0).standardUncertainty();
        }
        double squares = 0;
        for (Contribution contribution : contributions) {
            squares += contribution.standardUncertainty() * contribution.standardUncertainty();
        }
        return Math.sqrt(squares);
    }

    private static Optional<Double> effectiveDegreesOfFreedom(List<Contribution> contributions, double standard) {
        double sum = 0;
        for (Contribution contribution : contributions) {
            double share = contribution.standardUncertainty() / standard;
            double fourth = share * share * share * share;
            sum += contribution.degreesOfFreedom().map(nu -> fourth / nu).orElse(0.0);
        }
        return sum == 0 ? Optional.empty() : Optional.of(1 / sum);
    }
}

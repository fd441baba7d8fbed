package org.robograde.grader.measure;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.robograde.grader.statistics.Quantiles;

/**
 * One measured figure of plain data.
 *
 * @param id which figure
 * @param value in {@code unit}
 * @param budget what its uncertainty is made of; contributions are independent (GUM, JCGM 100, 5.1.2)
 * @param samples single values behind it
 * @param effectiveSamples how many independent ones they are worth
 * @param stated how it was measured: association, alignment, delta, and so on, by name
 * @param others further values of the same measurement by name, e.g. the other statistics
 * @param notes everything odd about the data, and what the uncertainty leaves out
 */
public record Figure(
        String id,
        double value,
        String unit,
        List<Contribution> budget,
        int samples,
        double effectiveSamples,
        Map<String, String> stated,
        Map<String, Double> others,
        List<String> notes) {
    /** Two-sided 95.45 %, so that k is 2 where degrees of freedom are many. */
    private static final double ONE_SIDED = 0.97725;

    private static final double MANY = 2000;

    public Figure {
        budget = List.copyOf(budget);
        stated = Collections.unmodifiableMap(new TreeMap<>(stated));
        others = Collections.unmodifiableMap(new TreeMap<>(others));
        notes = List.copyOf(notes);
        if (!Double.isFinite(value)) {
            throw new IllegalStateException(id + " is no number: " + value);
        }
    }

    /** Root sum of squares of the budget. */
    public double standardUncertainty() {
        double sum = 0;
        for (Contribution part : budget) {
            sum += part.standardUncertainty() * part.standardUncertainty();
        }
        return Math.sqrt(sum);
    }

    /**
     * Welch-Satterthwaite (GUM G.4.1): the sampling part has n_eff - 1 degrees of freedom, what instruments state has infinitely
     * many. Infinite where there is no sampling part.
     */
    public double degreesOfFreedom() {
        double sampling = 0;
        for (Contribution part : budget) {
            sampling += part.sampling() ? part.standardUncertainty() * part.standardUncertainty() : 0;
        }
        if (sampling == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double all = standardUncertainty() * standardUncertainty();
        return all * all * Math.max(1, effectiveSamples - 1) / (sampling * sampling);
    }

    /** k for about 95 %: Student's t for the degrees of freedom, 2 where they are many. */
    public double coverageFactor() {
        double degrees = degreesOfFreedom();
        return degrees > MANY ? 2 : Quantiles.studentT(ONE_SIDED, (int) Math.max(1, Math.floor(degrees)));
    }

    /** U = k u. */
    public double expandedUncertainty() {
        return coverageFactor() * standardUncertainty();
    }
}

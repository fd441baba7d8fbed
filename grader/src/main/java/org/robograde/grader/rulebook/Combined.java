package org.robograde.grader.rulebook;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.autonomy.TimeBetweenInterventions;
import org.robograde.grader.statistics.Proportion;
import org.robograde.grader.statistics.Quantiles;
import org.robograde.grader.uncertainty.Budget;

/**
 * The one value a clause is judged by.
 *
 * @param standardUncertainty of the value, instrument and sampling together
 * @param instrumentUncertainty the part (k = 1) that repeating does not shrink
 * @param degreesOfFreedom behind the standard uncertainty; absent where it is taken as known
 * @param expandedUncertainty U: 95 %, k = 2 where the degrees of freedom are absent
 * @param low lower end of the interval used to decide
 * @param high upper end
 * @param samples values, attempts or stretches behind it
 * @param lowerBound true when the value is this or more
 * @param attempts successes and attempts, for proportions
 * @param deciding the measurement to show: the worst
 */
public record Combined(
        double value,
        double standardUncertainty,
        double instrumentUncertainty,
        OptionalInt degreesOfFreedom,
        double expandedUncertainty,
        double low,
        double high,
        int samples,
        boolean lowerBound,
        Proportion attempts,
        Measurement deciding) {
    /** One-sided probability of the same coverage that k = 2 has in a normal distribution. */
    private static final double COVERED = 1 - (1 - Budget.COVERAGE_PROBABILITY) / 2;

    private static final Map<Integer, Double> COVERAGE_FACTORS = new ConcurrentHashMap<>();
    private static final Proportion NO_ATTEMPTS = new Proportion(0, 0);

    /** @param measurements at least one */
    static Combined of(Clause clause, List<Measurement> measurements) {
        Measurement worst = worst(clause.direction(), measurements);
        MetricDefinition.Kind kind = clause.measurand().kind();
        return switch (kind) {
            case QUANTITY ->
                clause.combination() == Combination.WORST ? worst(measurements, worst) : mean(measurements, worst);
            case PROPORTION -> proportion(clause, measurements, worst);
            case TIME_BETWEEN -> timeBetween(measurements, worst);
        };
    }

    private static Measurement worst(Direction direction, List<Measurement> measurements) {
        Comparator<Measurement> byValue = Comparator.comparingDouble(Measurement::value);
        Comparator<Measurement> badLast = direction == Direction.AT_MOST ? byValue : byValue.reversed();
        // Of equal values the first in order of trial id is shown.
        return measurements.stream()
                .reduce((a, b) -> badLast.compare(b, a) > 0 ? b : a)
                .orElseThrow(() -> new IllegalStateException("nothing measured, yet judged"));
    }

    private static Combined worst(List<Measurement> measurements, Measurement worst) {
        Budget budget = worst.uncertainty();
        OptionalInt degrees = budget.degreesOfFreedom()
                .map(nu -> OptionalInt.of((int) Math.max(1, Math.min(nu, 1e6))))
                .orElse(OptionalInt.empty());
        return quantity(
                worst.value(), budget.standard(), budget.standard(), degrees, budget.expanded(), measurements, worst);
    }

    /**
     * The instrument's part does not shrink with repetition (it is mostly calibration); the sampling part is the half-width of
     * the t interval of the mean that covers as much as k = 2 does (95.45 %). It holds what each trial's own sampling part does, which is therefore left out. U adds
     * the two expanded parts by squares, which is a little wider than the expansion of the sum by its effective degrees of
     * freedom, and so on the safe side of the guard band.
     */
    private static Combined mean(List<Measurement> measurements, Measurement worst) {
        int n = measurements.size();
        // About the first value, so that equal values have exactly themselves as their mean.
        double first = measurements.get(0).value();
        double mean = first
                + measurements.stream().mapToDouble(m -> m.value() - first).reduce(0, Double::sum) / n;
        double squares = 0;
        double instrument = 0;
        for (Measurement m : measurements) {
            squares += (m.value() - mean) * (m.value() - mean);
            instrument += m.uncertainty().instrument() * m.uncertainty().instrument() / n;
        }
        double sampling = n < 2 ? 0 : squares / (n - 1) / n;
        double expanded = n < 2 ? 0 : coverage(n - 1) * Math.sqrt(sampling);
        return quantity(
                mean,
                Math.sqrt(instrument + sampling),
                Math.sqrt(instrument),
                effectiveDegrees(instrument + sampling, sampling, n),
                Math.sqrt(4 * instrument + expanded * expanded),
                measurements,
                worst);
    }

    /** Student's t for the coverage of k = 2; a campaign's few numbers of degrees come up again and again. */
    private static double coverage(int degrees) {
        return COVERAGE_FACTORS.computeIfAbsent(degrees, nu -> Quantiles.studentT(COVERED, nu));
    }

    /** Welch and Satterthwaite, the instrument's part taken as known (JCGM 100, G.4.1: cut to the whole number below). */
    private static OptionalInt effectiveDegrees(double variance, double sampling, int n) {
        if (sampling == 0) {
            return OptionalInt.empty();
        }
        double degrees = variance * variance * (n - 1) / (sampling * sampling);
        return degrees > 1e6 ? OptionalInt.empty() : OptionalInt.of((int) degrees);
    }

    private static Combined quantity(
            double value,
            double u,
            double instrument,
            OptionalInt degrees,
            double expanded,
            List<Measurement> measurements,
            Measurement worst) {
        boolean bound = measurements.stream().anyMatch(Measurement::lowerBound);
        return new Combined(
                value,
                u,
                instrument,
                degrees,
                expanded,
                value - expanded,
                value + expanded,
                measurements.size(),
                bound,
                NO_ATTEMPTS,
                worst);
    }

    private static Combined proportion(Clause clause, List<Measurement> measurements, Measurement worst) {
        int successes = 0;
        int attempts = 0;
        for (Measurement m : measurements) {
            successes += (int) Math.rint(m.value() * m.samples());
            attempts += m.samples();
        }
        Proportion seen = new Proportion(successes, attempts);
        double confidence = clause.decision() instanceof DecisionRule.Reliability r ? r.confidence() : 0.95;
        double low = seen.lowerBound(confidence);
        double high = seen.upperBound(confidence);
        double value = (double) successes / attempts;
        double half = (high - low) / 2;
        return new Combined(value, 0, 0, OptionalInt.empty(), half, low, high, attempts, false, seen, worst);
    }

    private static Combined timeBetween(List<Measurement> measurements, Measurement worst) {
        double seconds = 0;
        int interventions = 0;
        for (Measurement m : measurements) {
            seconds += TimeBetweenInterventions.secondsBehind(m);
            interventions += m.samples() - 1;
        }
        double bound = TimeBetweenInterventions.bound(seconds, interventions);
        return new Combined(
                bound, 0, 0, OptionalInt.empty(), 0, bound, bound, interventions + 1, false, NO_ATTEMPTS, worst);
    }
}

package org.robograde.grader.rulebook;

import java.util.Comparator;
import java.util.List;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.autonomy.TimeBetweenInterventions;
import org.robograde.grader.statistics.Proportion;
import org.robograde.grader.statistics.Quantiles;

/**
 * The one value a clause is judged by.
 *
 * @param expandedUncertainty U with k = 2
 * @param low lower end of the interval used to decide
 * @param high upper end
 * @param samples values, attempts or stretches behind it
 * @param lowerBound true when the value is this or more
 * @param attempts successes and attempts, for proportions
 * @param deciding the measurement to show: the worst
 */
record Combined(
        double value,
        double expandedUncertainty,
        double low,
        double high,
        int samples,
        boolean lowerBound,
        Proportion attempts,
        Measurement deciding) {
    private static final double TWO_SIDED_95 = 0.975;

    /** @param measurements at least one */
    static Combined of(Clause clause, List<Measurement> measurements) {
        Measurement worst = worst(clause.direction(), measurements);
        MetricDefinition.Kind kind = clause.metric().kind();
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
        return quantity(worst.value(), worst.uncertainty().expanded(), measurements, worst);
    }

    /**
     * The instrument's part does not shrink with repetition (it is mostly calibration); the sampling part is the half-width of
     * the 95 % t interval of the mean. It holds what each trial's own sampling part does, which is therefore left out.
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
        double sampling = n < 2 ? 0 : Quantiles.studentT(TWO_SIDED_95, n - 1) * Math.sqrt(squares / (n - 1) / n);
        return quantity(mean, Math.sqrt(4 * instrument + sampling * sampling), measurements, worst);
    }

    private static Combined quantity(double value, double u, List<Measurement> measurements, Measurement worst) {
        boolean bound = measurements.stream().anyMatch(Measurement::lowerBound);
        return new Combined(value, u, value - u, value + u, measurements.size(), bound, new Proportion(0, 0), worst);
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
        return new Combined(value, (high - low) / 2, low, high, attempts, false, seen, worst);
    }

    private static Combined timeBetween(List<Measurement> measurements, Measurement worst) {
        double seconds = 0;
        int interventions = 0;
        for (Measurement m : measurements) {
            seconds += TimeBetweenInterventions.secondsBehind(m);
            interventions += m.samples() - 1;
        }
        double bound = TimeBetweenInterventions.bound(seconds, interventions);
        return new Combined(bound, 0, bound, bound, interventions + 1, false, new Proportion(0, 0), worst);
    }
}

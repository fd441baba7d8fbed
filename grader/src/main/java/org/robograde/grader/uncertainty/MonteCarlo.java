package org.robograde.grader.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.robograde.grader.statistics.Interval;
import org.robograde.grader.statistics.Sample;
import org.robograde.grader.statistics.SeededGenerator;

/**
 * Propagation of distributions by drawing (JCGM 101), for models that are not straight over their inputs' uncertainties. One
 * seed, one answer.
 *
 * @param estimate the mean of the drawn values
 * @param standard their standard deviation
 * @param symmetric the coverage interval with equal probabilities outside each end (JCGM 101, 7.7.1 and 7.7.2)
 * @param shortest the shortest coverage interval (7.7.3)
 * @param trials how many values were drawn
 * @param stable whether they settled to the digits asked for before the most that were allowed (7.9.4)
 */
public record MonteCarlo(
        double estimate, double standard, Interval symmetric, Interval shortest, int trials, boolean stable) {
    private static final int BATCH = 10_000;

    /**
     * What to do.
     *
     * @param coverage probability of the intervals, e.g. 0.95
     * @param digits significant decimal digits of the standard uncertainty that must settle, 1 or 2
     * @param mostTrials bounds time and memory (eight bytes each)
     * @param seed of the generator
     */
    public record Plan(double coverage, int digits, int mostTrials, long seed) {
        public Plan {
            boolean sensible = coverage > 0 && coverage < 1 && digits >= 1 && digits <= 4;
            if (!sensible || mostTrials < 2 * BATCH) {
                throw new IllegalArgumentException("coverage between 0 and 1, 1 to 4 digits, " + 2 * BATCH
                        + " trials or more: " + coverage + ", " + digits + ", " + mostTrials);
            }
        }
    }

    private record Summary(double estimate, double standard, Interval symmetric, Interval shortest) {}

    /**
     * Draws in batches until estimate, standard uncertainty and both ends of the shortest interval have settled (JCGM 101,
     * 7.9): twice the standard deviation of their means over the batches is within half of the last digit asked for.
     *
     * @param model draws its inputs from the generator and returns the value
     * @throws IllegalArgumentException if the model gives what is no number
     */
    public static MonteCarlo run(ToDoubleFunction<SeededGenerator> model, Plan plan) {
        SeededGenerator generator = new SeededGenerator(plan.seed());
        int batch = Math.max(BATCH, (int) StrictMath.ceil(100 / (1 - plan.coverage())));
        double[] all = new double[0];
        List<Summary> batches = new ArrayList<>();
        boolean stable = false;
        while (!stable && all.length + batch <= Math.max(plan.mostTrials(), 2 * batch)) {
            double[] drawn = draw(model, generator, batch);
            all = Arrays.copyOf(all, all.length + batch);
            System.arraycopy(drawn, 0, all, all.length - batch, batch);
            batches.add(summary(drawn, plan.coverage()));
            stable = batches.size() > 1 && settled(batches, plan.digits());
        }
        Summary whole = summary(all, plan.coverage());
        return new MonteCarlo(
                whole.estimate(), whole.standard(), whole.symmetric(), whole.shortest(), all.length, stable);
    }

    private static double[] draw(ToDoubleFunction<SeededGenerator> model, SeededGenerator generator, int count) {
        double[] drawn = new double[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = model.applyAsDouble(generator);
            if (!Double.isFinite(drawn[i])) {
                throw new IllegalArgumentException("the model gave " + drawn[i] + " for a draw of its inputs");
            }
        }
        return drawn;
    }

    private static Summary summary(double[] values, double coverage) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double first = sorted[0];
        double sum = 0;
        for (double value : sorted) {
            sum += value - first;
        }
        double mean = first + sum / sorted.length;
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        int inside = (int) Math.rint(coverage * sorted.length);
        int low = (sorted.length - inside) / 2;
        return new Summary(
                mean,
                Math.sqrt(squares / (sorted.length - 1)),
                new Interval(sorted[low], sorted[Math.min(sorted.length - 1, low + inside)]),
                shortest(sorted, inside));
    }

    private static Interval shortest(double[] sorted, int inside) {
        int best = 0;
        for (int i = 1; i + inside < sorted.length; i++) {
            if (sorted[i + inside] - sorted[i] < sorted[best + inside] - sorted[best]) {
                best = i;
            }
        }
        return new Interval(sorted[best], sorted[Math.min(sorted.length - 1, best + inside)]);
    }

    private static boolean settled(List<Summary> batches, int digits) {
        double u = batches.stream().mapToDouble(Summary::standard).sum() / batches.size();
        double tolerance = tolerance(u, digits);
        return List.<ToDoubleFunction<Summary>>of(
                        Summary::estimate,
                        Summary::standard,
                        s -> s.shortest().low(),
                        s -> s.shortest().high())
                .stream()
                .allMatch(each -> 2 * deviationOfMean(batches, each) <= tolerance);
    }

    private static double deviationOfMean(List<Summary> batches, ToDoubleFunction<Summary> of) {
        return new Sample(batches.stream().map(of::applyAsDouble).toList()).standardError();
    }

    /** Half of the last of the significant digits of u (JCGM 101, 7.9.2). */
    static double tolerance(double u, int digits) {
        if (u == 0) {
            return 0;
        }
        double exponent = StrictMath.floor(StrictMath.log10(u)) - (digits - 1);
        return StrictMath.pow(10, exponent) / 2;
    }
}

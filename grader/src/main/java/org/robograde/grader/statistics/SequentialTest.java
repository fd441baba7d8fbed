package org.robograde.grader.statistics;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Wald's sequential probability ratio test on failures (Wald, Sequential Analysis, 1947, chapter 5): after each repetition it
 * accepts, rejects or goes on, and needs fewer repetitions on the average than a plan of fixed size with the same risks.
 *
 * @param acceptable probability of failure that is good enough, above 0
 * @param unacceptable probability of failure that is too bad, above {@code acceptable} and below 1
 * @param producersRisk alpha, the risk of rejecting at {@code acceptable}
 * @param consumersRisk beta, the risk of accepting at {@code unacceptable}
 * @param most repetitions after which it decides by the greater likelihood; that changes the risks, see {@link #at}
 */
public record SequentialTest(
        double acceptable, double unacceptable, double producersRisk, double consumersRisk, int most) {
    private static final int LONGEST = 100_000;

    public SequentialTest {
        boolean apart = acceptable > 0 && acceptable < unacceptable && unacceptable < 1;
        boolean risks = producersRisk > 0 && consumersRisk > 0 && producersRisk + consumersRisk < 1;
        if (!apart || !risks || most < 1 || most > LONGEST) {
            throw new IllegalArgumentException(
                    "0 < acceptable < unacceptable < 1, risks above 0 and together below 1, 1 to "
                            + LONGEST + " repetitions: " + acceptable + ", " + unacceptable + ", " + producersRisk
                            + ", "
                            + consumersRisk + ", " + most);
        }
    }

    public enum Decision {
        ACCEPT,
        REJECT,
        GO_ON
    }

    /**
     * What a unit of a certain failure probability can expect.
     *
     * @param acceptance probability that it is accepted
     * @param averageRepetitions until the decision
     */
    public record Characteristic(double acceptance, double averageRepetitions) {}

    /** What to do after so many repetitions with so many failures, if it was to go on until then. */
    public Decision decide(int failures, int repetitions) {
        if (failures <= slope() * repetitions - acceptIntercept()) {
            return Decision.ACCEPT;
        }
        if (failures >= slope() * repetitions + rejectIntercept()) {
            return Decision.REJECT;
        }
        if (repetitions < most) {
            return Decision.GO_ON;
        }
        return failures <= slope() * repetitions ? Decision.ACCEPT : Decision.REJECT;
    }

    /** The most failures with which it accepts after so many repetitions, if any. */
    public OptionalInt acceptanceNumber(int repetitions) {
        double line = StrictMath.floor(slope() * repetitions - acceptIntercept());
        return line < 0 ? OptionalInt.empty() : OptionalInt.of((int) line);
    }

    /** The fewest failures with which it rejects after so many repetitions, if there can be as many. */
    public OptionalInt rejectionNumber(int repetitions) {
        double line = StrictMath.ceil(slope() * repetitions + rejectIntercept());
        return line > repetitions ? OptionalInt.empty() : OptionalInt.of((int) line);
    }

    /** s: how fast both lines rise with the repetitions. */
    public double slope() {
        return StrictMath.log((1 - acceptable) / (1 - unacceptable)) / oddsRatio();
    }

    /** h0: how far below {@code s n} the failures must be to accept. */
    public double acceptIntercept() {
        return StrictMath.log((1 - producersRisk) / consumersRisk) / oddsRatio();
    }

    /** h1: how far above {@code s n} the failures must be to reject. */
    public double rejectIntercept() {
        return StrictMath.log((1 - consumersRisk) / producersRisk) / oddsRatio();
    }

    private double oddsRatio() {
        return StrictMath.log(unacceptable * (1 - acceptable) / (acceptable * (1 - unacceptable)));
    }

    /** Exact, with the end after {@code most} repetitions: the probabilities of all courses are added up. */
    public Characteristic at(double failureProbability) {
        double slope = slope();
        double down = acceptIntercept();
        double up = rejectIntercept();
        double[] open = {1};
        double accepted = 0;
        double repetitions = 0;
        for (int n = 1; n <= most; n++) {
            double[] next = new double[open.length + 1];
            for (int failures = 0; failures < open.length; failures++) {
                repetitions += open[failures];
                next[failures] += open[failures] * (1 - failureProbability);
                next[failures + 1] += open[failures] * failureProbability;
            }
            int rejected = (int) Math.min(next.length, StrictMath.ceil(slope * n + up));
            double accepts = n < most ? slope * n - down : slope * n;
            for (int failures = 0; failures < rejected && failures <= accepts; failures++) {
                accepted += next[failures];
                next[failures] = 0;
            }
            open = Arrays.copyOf(next, n < most ? rejected : 0);
        }
        return new Characteristic(accepted, repetitions);
    }

    /** Wald's approximations for a test without an end: they neglect by how much the last repetition oversteps a line. */
    public Characteristic approximately(double failureProbability) {
        double h0 = acceptIntercept();
        double h1 = rejectIntercept();
        double drift = failureProbability - slope();
        double exponent = exponent(failureProbability);
        if (exponent == 0) {
            return new Characteristic(h1 / (h0 + h1), h0 * h1 / (slope() * (1 - slope())));
        }
        double up = StrictMath.exp(exponent * h1 * oddsRatio());
        double down = StrictMath.exp(-exponent * h0 * oddsRatio());
        double acceptance = (up - 1) / (up - down);
        return new Characteristic(acceptance, (-acceptance * h0 + (1 - acceptance) * h1) / drift);
    }

    /** Wald's h of (5:8), the power of the likelihood ratio that has mean 1; 1 at acceptable, 0 at the slope, -1 at unacceptable. */
    private double exponent(double p) {
        if (Math.abs(p - slope()) < 1e-9) {
            return 0;
        }
        double failure = StrictMath.log(unacceptable / acceptable);
        double success = StrictMath.log((1 - unacceptable) / (1 - acceptable));
        double sign = p < slope() ? 1 : -1;
        double size = Bisection.firstTrue(
                1e-9,
                700 / Math.max(failure, -success),
                h -> p * StrictMath.exp(sign * h * failure) + (1 - p) * StrictMath.exp(sign * h * success) >= 1);
        return sign * size;
    }
}

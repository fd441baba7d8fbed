package org.robograde.agent.station.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import org.robograde.agent.evidence.bench.BenchReport;
import org.robograde.agent.evidence.bench.BenchSettings;
import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.evidence.bench.Figure;
import org.robograde.agent.evidence.bench.Machine;
import org.robograde.agent.evidence.bench.Series;
import org.robograde.agent.evidence.bench.Target;
import org.robograde.grader.statistics.Interval;
import org.robograde.grader.statistics.Probabilities;
import org.robograde.grader.statistics.Proportion;
import org.robograde.grader.statistics.RepetitionPlan;
import org.robograde.grader.statistics.Sample;
import org.robograde.grader.statistics.SeededGenerator;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/**
 * Whether intervals cover the truth as often as they say. Binomial coverage is added up exactly over all outcomes; what
 * expanded uncertainties cover is drawn, one seed per repeat.
 */
public final class CoverageBench implements Benchmark {
    private static final double CONFIDENCE = 0.95;
    private static final int[] ATTEMPTS = {3, 5, 10, 20, 40, 80, 120};
    private static final double STEP = 0.005;
    /** What "about 95 %" promises. An approximation, so that a case may miss it: then the table says so. */
    private static final double WELCH_SATTERTHWAITE = 0.95;

    @Override
    public BenchReport run(BenchSettings settings, DoubleConsumer progress) {
        int draws = settings.quick() ? 5_000 : 50_000;
        List<Figure> figures = new ArrayList<>();
        figures.add(least("exact 95 % interval, 3 to 120 attempts: least coverage", true, Target.atLeast(CONFIDENCE)));
        progress.accept(0.2);
        figures.add(least("Wilson's 95 % interval, 3 to 120 attempts: least coverage", false));
        progress.accept(0.4);
        figures.add(repetitionPlans());
        double[] instruments = {0, 0.5, 1, 2};
        for (int i = 0; i < instruments.length; i++) {
            figures.add(expanded(instruments[i], draws, settings.repeats()));
            progress.accept(0.4 + 0.5 * (i + 1) / instruments.length);
        }
        figures.add(guarded(draws, settings.repeats()));
        progress.accept(1);
        return new BenchReport(
                "coverage",
                List.of(
                        "binomial: every p from 0.005 to 0.995 in steps of 0.005, all outcomes added up by their probability",
                        "expanded uncertainty: the mean of 5 normal values with a normal instrument error common to them, "
                                + draws + " draws per repeat; U by Welch and Satterthwaite at 95.45 %",
                        "guard band: a value at the limit, accepted if it keeps the limit by U"),
                settings.repeats(),
                Machine.current(),
                figures,
                List.of("No peer: the truth is known. Drawn figures scatter by about "
                        + String.format(Locale.ROOT, "%.4f", Math.sqrt(0.0475 / draws)) + "."));
    }

    private static Figure least(String name, boolean exact, Target... targets) {
        double least = 1;
        for (int n : ATTEMPTS) {
            Interval[] intervals = new Interval[n + 1];
            for (int k = 0; k <= n; k++) {
                Proportion seen = new Proportion(k, n);
                intervals[k] = exact ? seen.exact(CONFIDENCE) : seen.wilson(CONFIDENCE);
            }
            for (double p = STEP; p < 1; p += STEP) {
                double covered = 0;
                for (int k = 0; k <= n; k++) {
                    covered += intervals[k].contains(p) ? Probabilities.binomialExactly(k, n, p) : 0;
                }
                least = Math.min(least, covered);
            }
        }
        return Figure.withTarget(name, "1", Series.of(least), targets);
    }

    /** A unit only just as good as R passes its plan with probability 1 - C at most. */
    private static Figure repetitionPlans() {
        double most = 0;
        for (double reliability : new double[] {0.5, 0.8, 0.9, 0.95, 0.99}) {
            for (double confidence : new double[] {0.6, 0.8, 0.9, 0.95}) {
                for (int failures = 0; failures <= 3; failures++) {
                    int n = RepetitionPlan.withFailures(reliability, confidence, failures);
                    most = Math.max(most, RepetitionPlan.acceptance(n, failures, reliability) / (1 - confidence));
                }
            }
        }
        return Figure.withTarget(
                "(R, C) plans, 0 to 3 failures: false acceptance at R over 1 - C",
                "1",
                Series.of(most),
                Target.atMost(1));
    }

    private static Figure expanded(double instrument, int draws, int repeats) {
        double[] covered = new double[repeats];
        for (int r = 0; r < repeats; r++) {
            SeededGenerator generator = new SeededGenerator(1000 + r);
            int inside = 0;
            for (int i = 0; i < draws; i++) {
                double offset = instrument / Math.sqrt(5) * generator.normal();
                Sample values = Sample.of(
                        generator.normal(),
                        generator.normal(),
                        generator.normal(),
                        generator.normal(),
                        generator.normal());
                Budget budget = Budget.of(List.of(
                        Contribution.instrument("instrument", instrument / Math.sqrt(5)),
                        Contribution.sampling("scatter", values.standardError(), 4)));
                inside += Math.abs(values.mean() + offset) <= budget.expanded() ? 1 : 0;
            }
            covered[r] = (double) inside / draws;
        }
        return Figure.withTarget(
                "expanded uncertainty of a mean of 5, instrument " + instrument + " of the scatter: coverage",
                "1",
                Series.of(covered),
                Target.atLeast(WELCH_SATTERTHWAITE));
    }

    private static Figure guarded(int draws, int repeats) {
        double[] accepted = new double[repeats];
        Budget budget = Budget.of(List.of(Contribution.instrument("instrument", 1)));
        for (int r = 0; r < repeats; r++) {
            SeededGenerator generator = new SeededGenerator(2000 + r);
            int passed = 0;
            for (int i = 0; i < draws; i++) {
                passed += generator.normal() <= -budget.expanded() ? 1 : 0;
            }
            accepted[r] = (double) passed / draws;
        }
        return Figure.withTarget(
                "guard band w = U: false acceptance at the limit", "1", Series.of(accepted), Target.atMost(0.025));
    }
}

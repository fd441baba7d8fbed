package org.robograde.grader.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import org.robograde.agent.evidence.bench.BenchReport;
import org.robograde.agent.evidence.bench.BenchSettings;
import org.robograde.agent.evidence.bench.Benchmark;
import org.robograde.agent.evidence.bench.Figure;
import org.robograde.agent.evidence.bench.Machine;
import org.robograde.agent.evidence.bench.Series;
import org.robograde.agent.evidence.bench.Target;
import org.robograde.grader.Grader;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.Combination;
import org.robograde.grader.rulebook.DecisionRule;
import org.robograde.grader.rulebook.Direction;
import org.robograde.grader.rulebook.EvidenceType;
import org.robograde.grader.rulebook.Judge;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.Measurand;
import org.robograde.grader.rulebook.Provenance;
import org.robograde.grader.rulebook.Verdict;
import org.robograde.grader.rulebook.Verification;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/**
 * How often a unit whose true value lies exactly at the limit passes, by simulation through the real judge. A pass there is the
 * worst case of a false acceptance: any worse unit passes less often.
 */
public final class RiskBench implements Benchmark {
    private static final int RUNS = 40_000;
    private static final int RUNS_QUICK = 5_000;
    private static final double LIMIT = 10;
    /** ILAC-G8: a guard band of U leaves less than 2.5 %. */
    private static final double GUARDED_PERCENT = 2.5;

    private static final double HALF_AND_CHANCE_PERCENT = 53;

    /** A campaign drawn at the limit. */
    private interface Draw {
        List<Measurement> from(Random random, Clause clause);
    }

    private record Case(String name, Clause clause, Draw draw, double targetPercent) {}

    @Override
    public BenchReport run(BenchSettings settings, DoubleConsumer progress) {
        int runs = settings.quick() ? RUNS_QUICK : RUNS;
        List<Case> cases = cases();
        List<Figure> figures = new ArrayList<>();
        for (Case one : cases) {
            double[] percents = new double[settings.repeats()];
            for (int repeat = 0; repeat < percents.length; repeat++) {
                percents[repeat] = 100 * accepted(one, runs, new Random(20_261_126L + repeat));
            }
            figures.add(Figure.withTarget(
                    one.name(), "% accepted", Series.of(percents), Target.atMost(one.targetPercent())));
            progress.accept(figures.size() / (double) cases.size());
        }
        return new BenchReport(
                "risk",
                List.of(
                        runs + " simulated campaigns per repeat and case, the true value exactly at the limit, seeded",
                        "mean of n: the instrument's error is the same in every trial of a campaign, the scatter is drawn anew",
                        "proportions: the true rate is R; the target is 1 - C"),
                settings.repeats(),
                Machine.current(),
                figures,
                List.of(
                        "simple acceptance accepts half of what lies at the limit, and its rule says so; the target is that half and three percentage points for chance, four deviations of a quick run"));
    }

    private static double accepted(Case one, int runs, Random random) {
        int passed = 0;
        for (int i = 0; i < runs; i++) {
            List<Measurement> campaign = one.draw().from(random, one.clause());
            passed += Judge.verdict(one.clause(), campaign, 1) == Verdict.PASS ? 1 : 0;
        }
        return passed / (double) runs;
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        DecisionRule guarded = new DecisionRule.Guarded(1);
        DecisionRule four = new DecisionRule.NonBinary(1);
        Clause worst = clause(Combination.WORST, guarded, LIMIT);
        cases.add(new Case("guarded, one trial, u known", worst, (r, c) -> mean(r, c, 1, 0.5, 0), GUARDED_PERCENT));
        cases.add(new Case("guarded, one trial, u from 5 values", worst, RiskBench::fewDegrees, GUARDED_PERCENT));
        cases.add(new Case("guarded, worst of 3", worst, (r, c) -> mean(r, c, 3, 0.5, 0.2), GUARDED_PERCENT));
        for (int n : new int[] {2, 3, 5, 10}) {
            for (double instrument : new double[] {0, 0.1, 0.5}) {
                Clause mean = clause(Combination.MEAN, n == 3 ? four : guarded, LIMIT);
                cases.add(new Case(
                        (n == 3 ? "four outcomes" : "guarded") + ", mean of " + n + ", u = " + instrument + ", s = 0.3",
                        mean,
                        (r, c) -> mean(r, c, n, instrument, 0.3),
                        GUARDED_PERCENT));
            }
        }
        cases.add(new Case(
                "simple, mean of 5",
                clause(Combination.MEAN, new DecisionRule.Simple(), LIMIT),
                (r, c) -> mean(r, c, 5, 0.1, 0.3),
                HALF_AND_CHANCE_PERCENT));
        for (double confidence : new double[] {0.8, 0.95}) {
            Clause counted = counted(0.8, confidence);
            cases.add(new Case(
                    "R = 0.8 at C = " + confidence + ", 30 attempts",
                    counted,
                    (r, c) -> attempts(r, c, 0.8, 30),
                    100 * (1 - confidence) + 0.3));
        }
        return cases;
    }

    private static List<Measurement> mean(Random random, Clause clause, int n, double instrument, double scatter) {
        double bias = instrument * random.nextGaussian();
        Budget budget =
                instrument == 0 ? Budget.none() : Budget.of(List.of(Contribution.instrument("instrument", instrument)));
        List<Measurement> campaign = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            campaign.add(measurement(clause, i, LIMIT + bias + scatter * random.nextGaussian(), 1, budget));
        }
        return campaign;
    }

    /** One trial whose uncertainty is itself estimated from five values. */
    private static List<Measurement> fewDegrees(Random random, Clause clause) {
        int n = 5;
        double[] values = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            values[i] = LIMIT + random.nextGaussian();
            sum += values[i];
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - sum / n) * (value - sum / n);
        }
        double u = Math.sqrt(squares / (n - 1) / n);
        return List.of(
                measurement(clause, 0, sum / n, 1, Budget.of(List.of(Contribution.sampling("scatter", u, n - 1)))));
    }

    private static List<Measurement> attempts(Random random, Clause clause, double rate, int attempts) {
        int successes = 0;
        for (int i = 0; i < attempts; i++) {
            successes += random.nextDouble() < rate ? 1 : 0;
        }
        return List.of(measurement(clause, 0, successes / (double) attempts, attempts, Budget.none()));
    }

    private static Measurement measurement(Clause clause, int trial, double value, int samples, Budget budget) {
        return new Measurement(
                clause.measurand().id(),
                "trial-" + trial,
                value,
                clause.unit(),
                budget,
                samples,
                List.of(),
                Optional.empty());
    }

    private static Clause clause(Combination combination, DecisionRule rule, double limit) {
        return clause("execution.arrival-position-error", "m", Direction.AT_MOST, combination, rule, limit);
    }

    private static Clause counted(double reliability, double confidence) {
        return clause(
                "execution.mission-success",
                "1",
                Direction.AT_LEAST,
                Combination.POOLED,
                new DecisionRule.Reliability(confidence),
                reliability);
    }

    private static Clause clause(
            String metricId,
            String unit,
            Direction direction,
            Combination combination,
            DecisionRule rule,
            double limit) {
        MetricDefinition metric = Grader.metrics()
                .find(metricId)
                .orElseThrow(() -> new IllegalStateException("there is no metric " + metricId));
        LocalizedText text = new LocalizedText("made up", "虚构");
        return new Clause(
                "R-1",
                text,
                "risk",
                Measurand.of(metric),
                unit,
                direction,
                new TreeMap<>(Map.of(1, limit)),
                List.of(),
                1,
                Set.of(EvidenceType.SIMULATION),
                combination,
                rule,
                1,
                text,
                text,
                Provenance.HOUSE,
                Verification.NONE,
                1);
    }
}

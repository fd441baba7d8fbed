package org.robograde.grader.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Our answer to each function that the peer's script answers; see {@code src/test/peers/statistics_peer.py}. */
final class StatisticsPeer {
    private StatisticsPeer() {}

    /** One line per value that is further from the peer's than 1e-10, relative where the value is above 1. */
    static List<String> differences(JsonNode vectors) {
        List<String> differences = new ArrayList<>();
        for (JsonNode vector : vectors) {
            double peer = vector.get("value").asDouble();
            double ours = ours(vector.get("f").asText(), vector.get("args"));
            if (!(Math.abs(ours - peer) <= 1e-10 * Math.max(1, Math.abs(peer)))) {
                differences.add(vector + ": ours " + ours);
            }
        }
        return differences;
    }

    private static double ours(String f, JsonNode a) {
        return switch (f) {
            case "normalQuantile" -> Quantiles.normal(d(a, 0));
            case "normal" -> Probabilities.normal(d(a, 0));
            case "studentTQuantile" -> Quantiles.studentT(d(a, 0), d(a, 1));
            case "studentT" -> Probabilities.studentT(d(a, 0), d(a, 1));
            case "chiSquaredQuantile" -> Quantiles.chiSquared(d(a, 0), d(a, 1));
            case "chiSquared" -> Probabilities.chiSquared(d(a, 0), d(a, 1));
            case "chiSquaredAbove" -> Probabilities.chiSquaredAbove(d(a, 0), d(a, 1));
            case "betaQuantile" -> Quantiles.beta(d(a, 0), d(a, 1), d(a, 2));
            case "beta" -> Probabilities.beta(d(a, 0), d(a, 1), d(a, 2));
            case "binomialExactly" -> Probabilities.binomialExactly(i(a, 0), i(a, 1), d(a, 2));
            case "binomialAtLeast" -> Probabilities.binomialAtLeast(i(a, 0), i(a, 1), d(a, 2));
            case "binomialAtMost" -> Probabilities.binomialAtMost(i(a, 0), i(a, 1), d(a, 2));
            case "exactLow" -> seen(a, 0).exact(d(a, 2)).low();
            case "exactHigh" -> seen(a, 0).exact(d(a, 2)).high();
            case "wilsonLow" -> seen(a, 0).wilson(d(a, 2)).low();
            case "wilsonHigh" -> seen(a, 0).wilson(d(a, 2)).high();
            case "testTwoSided" -> BinomialTest.twoSided(seen(a, 0), d(a, 2));
            case "testLess" -> BinomialTest.less(seen(a, 0), d(a, 2));
            case "testGreater" -> BinomialTest.greater(seen(a, 0), d(a, 2));
            case "newcombeLow" -> seen(a, 0).minus(seen(a, 2), d(a, 4)).low();
            case "newcombeHigh" -> seen(a, 0).minus(seen(a, 2), d(a, 4)).high();
            case "rateLow" -> new EventRate(i(a, 0), d(a, 1)).exact(d(a, 2)).low();
            case "rateHigh" -> new EventRate(i(a, 0), d(a, 1)).exact(d(a, 2)).high();
            case "meanTimeLow" -> new EventRate(i(a, 0), d(a, 1)).meanTimeLowerBound(d(a, 2));
            case "meanLow" -> sample(a).meanInterval(d(a, 1)).low();
            case "meanHigh" -> sample(a).meanInterval(d(a, 1)).high();
            case "quantile" -> sample(a).quantile(d(a, 1));
            case "repetitions" -> RepetitionPlan.withFailures(d(a, 0), d(a, 1), i(a, 2));
            case "sequentialAcceptance" -> sequential(a).at(d(a, 5)).acceptance();
            case "sequentialAverage" -> sequential(a).at(d(a, 5)).averageRepetitions();
            case "bootstrappercentileLow" -> bootstrap(a).percentile(d(a, 2)).low();
            case "bootstrappercentileHigh" -> bootstrap(a).percentile(d(a, 2)).high();
            case "bootstrapBCaLow" -> bootstrap(a).biasCorrected(d(a, 2)).low();
            case "bootstrapBCaHigh" -> bootstrap(a).biasCorrected(d(a, 2)).high();
            default -> throw new AssertionError("the peer answers " + f + ", which nobody here knows");
        };
    }

    private static SequentialTest sequential(JsonNode a) {
        return new SequentialTest(d(a, 0), d(a, 1), d(a, 2), d(a, 3), i(a, 4));
    }

    private static Bootstrap bootstrap(JsonNode a) {
        return Bootstrap.of(sample(a), Sample::mean, 2000, a.get(1).asLong());
    }

    private static Sample sample(JsonNode a) {
        List<Double> values = new ArrayList<>();
        a.get(0).forEach(v -> values.add(v.asDouble()));
        return new Sample(values);
    }

    private static Proportion seen(JsonNode a, int at) {
        return new Proportion(i(a, at), i(a, at + 1));
    }

    private static double d(JsonNode a, int at) {
        return a.get(at).asDouble();
    }

    private static int i(JsonNode a, int at) {
        return a.get(at).asInt();
    }
}

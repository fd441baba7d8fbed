package org.robograde.grader.statistics;

/**
 * What so many events in so much time say about their rate, if they come independently at a constant rate (Poisson) and
 * watching was ended by time. Bounds are exact (Garwood 1936 for the rate, Epstein 1954 for the mean time between events).
 *
 * @param events from 0
 * @param exposure time watched, above 0; rates are per unit of it
 */
public record EventRate(int events, double exposure) {
    public EventRate {
        if (events < 0 || !(exposure > 0 && exposure < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(events + " events in " + exposure);
        }
    }

    public double rate() {
        return events / exposure;
    }

    /** One-sided lower bound of the rate; 0 without an event. */
    public double lowerBound(double confidence) {
        return events == 0 ? 0 : Quantiles.chiSquared(1 - confidence, 2.0 * events) / (2 * exposure);
    }

    /** One-sided upper bound of the rate. */
    public double upperBound(double confidence) {
        return Quantiles.chiSquared(confidence, 2.0 * events + 2) / (2 * exposure);
    }

    /** The ends of the two-sided exact interval. */
    public Interval exact(double confidence) {
        double oneSided = 1 - (1 - confidence) / 2;
        return new Interval(lowerBound(oneSided), upperBound(oneSided));
    }

    /** One-sided lower bound of the mean time between events: {@code 2 T / chi2(C; 2 k + 2)}. */
    public double meanTimeLowerBound(double confidence) {
        return 2 * exposure / Quantiles.chiSquared(confidence, 2.0 * events + 2);
    }
}

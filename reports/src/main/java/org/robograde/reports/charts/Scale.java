package org.robograde.reports.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * From a value to a place on the page, and the round numbers between.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}, greater than {@code low}
 */
record Scale(double low, double high, double from, double to) {
    /** Covers all finite values with a margin, given as a share of their span. */
    static Scale covering(List<Double> values, double margin, double from, double to) {
        double low =
                values.stream().filter(Double::isFinite).min(Double::compare).orElse(0.0);
        double high =
                values.stream().filter(Double::isFinite).max(Double::compare).orElse(1.0);
        double span = high > low ? high - low : Math.max(Math.abs(high) * 0.2, high == 0 ? 1 : 1e-3);
        double middle = (low + high) / 2;
        double half = span * (0.5 + margin);
        return new Scale(middle - half, middle + half, from, to);
    }

    /** Values past an end stay at the end. */
    double at(double value) {
        double share = (value - low) / (high - low);
        return from + Math.min(1, Math.max(0, share)) * (to - from);
    }

    /** About this many round numbers within the scale. */
    List<Double> ticks(int about) {
        double step = step(about);
        List<Double> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(low / step); k * step <= high; k++) {
            ticks.add(k * step);
        }
        return ticks;
    }

    String tickText(double tick, int about) {
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step(about)) + 1e-9));
        // Adding zero turns -0.0 into 0.0.
        return ReportTheme.decimals(decimals).format(tick + 0.0);
    }

    private double step(int about) {
        double rough = (high - low) / about;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double digit : new double[] {1, 2, 5}) {
            if (digit * power >= rough) {
                return digit * power;
            }
        }
        return 10 * power;
    }
}

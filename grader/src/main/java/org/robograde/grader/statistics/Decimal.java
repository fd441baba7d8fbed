package org.robograde.grader.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people read them. Not {@code String.format}: its digits depend on the Java version and the locale. */
public final class Decimal {
    private static final int MOST_PLACES = 8;

    private Decimal() {}

    /** At most {@code decimals} places, trailing zeros dropped, rounded half to even from the exact binary value. */
    public static String text(double value, int decimals) {
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        BigDecimal stripped = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
    }

    /** At most three places; below 0.01 three significant digits, so that a small uncertainty or limit is not printed as nothing, eight places at most. */
    public static String text(double value) {
        return text(value, places(Math.abs(value)));
    }

    private static int places(double size) {
        int places = 3;
        for (double first = 0.01; places < MOST_PLACES && size < first; first /= 10) {
            places = places == 3 ? 5 : places + 1;
        }
        return places;
    }

    /** A fraction as a percentage with at most one place, e.g. {@code 58.5 %}. */
    public static String percent(double fraction) {
        return text(fraction * 100, 1) + " %";
    }

    /** A time in seconds from nanoseconds, three places at most. */
    public static String seconds(long nanos) {
        BigDecimal seconds = BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.HALF_EVEN);
        BigDecimal stripped = seconds.signum() == 0 ? BigDecimal.ZERO : seconds.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
    }
}

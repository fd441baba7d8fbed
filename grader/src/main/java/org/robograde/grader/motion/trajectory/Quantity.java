package org.robograde.grader.motion.trajectory;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers with their unit, as messages and notes print them; the same on every machine. */
final class Quantity {
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    private Quantity() {}

    /** To the nanosecond, without trailing zeros. */
    static String seconds(long nanos) {
        return plain(BigDecimal.valueOf(nanos, 9)) + " s";
    }

    /** Four significant digits. */
    static String of(double value, String unit) {
        return plain(new BigDecimal(value).round(FOUR_DIGITS)) + " " + unit;
    }

    private static String plain(BigDecimal value) {
        return (value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros()).toPlainString();
    }
}

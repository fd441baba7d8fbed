package org.robograde.grader.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as the figures print them; no locale, no exponent. */
final class MeasureText {
    private MeasureText() {}

    /** So many significant digits, trailing zeros dropped. */
    static String digits(double value, int digits) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros()).toPlainString();
    }

    /** A value to the place of the second digit of its uncertainty (GUM 7.2.6), or to six digits where it has none. */
    static String toThePlaceOf(double value, double uncertainty) {
        if (!(uncertainty > 0)) {
            return digits(value, 6);
        }
        return new BigDecimal(value)
                .setScale(Math.max(twoDigits(uncertainty).scale(), 0), RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** An uncertainty to two digits, the second also where it is 0: it says to which place the value is known. */
    static String uncertainty(double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            return digits(value, 2);
        }
        BigDecimal rounded = twoDigits(value);
        return rounded.setScale(Math.max(rounded.scale(), 0), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static BigDecimal twoDigits(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(2, RoundingMode.HALF_EVEN));
        return rounded.precision() < 2 ? rounded.setScale(rounded.scale() + 1, RoundingMode.UNNECESSARY) : rounded;
    }
}

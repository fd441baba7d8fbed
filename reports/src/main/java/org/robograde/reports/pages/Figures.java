package org.robograde.reports.pages;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Numbers as a laboratory prints them. An uncertainty has two significant digits and its value ends at the same decimal
 * (JCGM 100:2008, 7.2.6); a unit stands after a no-break space; the minus sign is a minus sign.
 */
final class Figures {
    private static final char MINUS = '\u2212';
    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final int SIGNIFICANT = 4;
    private static final int DECIMALS_MAX = 6;
    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9%/^*]{1,20}");
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Figures() {}

    /** E.g. {@code 0.124 ± 0.018 m}; without an uncertainty {@code 0.1240 m} becomes {@code 0.124 m}. */
    static String measured(double value, double expandedUncertainty, String unit) {
        if (expandedUncertainty > 0 && Double.isFinite(expandedUncertainty)) {
            int decimals = decimals(expandedUncertainty);
            return fixed(value, decimals) + NO_BREAK_SPACE + "±" + NO_BREAK_SPACE + fixed(expandedUncertainty, decimals)
                    + withSpace(unit);
        }
        return number(value) + withSpace(unit);
    }

    /** A value beside one with this uncertainty, so that both end at the same decimal. */
    static String like(double value, double expandedUncertainty, String unit) {
        return expandedUncertainty > 0 && Double.isFinite(expandedUncertainty)
                ? fixed(value, decimals(expandedUncertainty)) + withSpace(unit)
                : number(value) + withSpace(unit);
    }

    /** Up to four significant digits, no needless zeros. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(SIGNIFICANT, RoundingMode.HALF_EVEN));
        if (rounded.scale() > DECIMALS_MAX) {
            rounded = rounded.setScale(DECIMALS_MAX, RoundingMode.HALF_EVEN);
        }
        String text = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        return text.replace('-', MINUS);
    }

    /** Two significant digits, however small. */
    static String significant(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(2, RoundingMode.HALF_EVEN));
        return rounded.signum() == 0 ? "0" : rounded.toPlainString().replace('-', MINUS);
    }

    static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        return new BigDecimal(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString()
                .replace('-', MINUS);
    }

    static String quantity(double value, String unit) {
        return number(value) + withSpace(unit);
    }

    /** A pure number has no unit to print. */
    static String withSpace(String unit) {
        return shown(unit).isEmpty() ? "" : NO_BREAK_SPACE + shown(unit);
    }

    /** {@code m/s^2} as m/s², {@code N*m} as N·m; any other text as it is. */
    static String shown(String unit) {
        if (unit.equals("1")) {
            return "";
        }
        return UNIT.matcher(unit).matches()
                ? unit.replace("^2", "\u00B2").replace("^3", "\u00B3").replace('*', '\u00B7')
                : unit;
    }

    static String seconds(double seconds) {
        return fixed(seconds, 2) + NO_BREAK_SPACE + "s";
    }

    static String percent(double share) {
        return fixed(share * 100, 0) + NO_BREAK_SPACE + "%";
    }

    static String utc(Instant instant) {
        return UTC.format(instant);
    }

    private static int decimals(double uncertainty) {
        int first = (int) Math.floor(Math.log10(uncertainty));
        return Math.min(DECIMALS_MAX, Math.max(0, 1 - first));
    }
}

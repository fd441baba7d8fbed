package org.robograde.grader.rulebook;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.robograde.grader.statistics.Decimal;

/** How a value with its uncertainty becomes a verdict; fixed in the rulebook before anything is measured. */
public sealed interface DecisionRule {
    /** As printed in a report, and kept in a grade. */
    String text();

    /** The rule that {@link #text} wrote, its factor rounded as printed; empty for any other text. For drawing, not for deciding. */
    static Optional<DecisionRule> of(String text) {
        Matcher written = Written.FORM.matcher(text);
        if (text.equals("simple")) {
            return Optional.of(new Simple());
        }
        if (!written.matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(written.group("number"));
        return switch (written.group("rule")) {
            case "guarded, w" -> Optional.of(new Guarded(number));
            case "non-binary, w" -> Optional.of(new NonBinary(number));
            default -> Optional.of(new Reliability(number));
        };
    }

    /** ILAC-G8 simple acceptance: the limit is the acceptance limit; up to 50 % risk of false acceptance at the limit. */
    record Simple() implements DecisionRule {
        @Override
        public String text() {
            return "simple";
        }
    }

    /**
     * ILAC-G8 binary rule with a guard band w: passes only if the value keeps the limit by w.
     *
     * @param guardFactor w as a multiple of the expanded uncertainty U (k = 2); 1 gives less than 2.5 % false acceptance
     */
    record Guarded(double guardFactor) implements DecisionRule {
        @Override
        public String text() {
            return "guarded, w = " + Decimal.text(guardFactor) + " U";
        }
    }

    /** ILAC-G8 non-binary rule: passes with the guard band, conditionally without it. */
    record NonBinary(double guardFactor) implements DecisionRule {
        @Override
        public String text() {
            return "non-binary, w = " + Decimal.text(guardFactor) + " U";
        }
    }

    /**
     * The limit is the reliability R; passes if R is shown at confidence C by the exact binomial bound (the pattern of ASTM
     * F3499), fails if the opposite is.
     */
    record Reliability(double confidence) implements DecisionRule {
        @Override
        public String text() {
            return "proportion, R at C = " + Decimal.text(confidence);
        }
    }

    /** What {@link #text} writes. */
    final class Written {
        private static final Pattern FORM = Pattern.compile(
                "(?<rule>guarded, w|non-binary, w|proportion, R at C) = (?<number>[0-9]{1,9}(\\.[0-9]{1,9})?)( U)?");

        private Written() {}
    }
}

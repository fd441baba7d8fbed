package org.robograde.grader.rulebook;

import org.robograde.grader.statistics.Decimal;

/** How a value with its uncertainty becomes a verdict; fixed in the rulebook before anything is measured. */
public sealed interface DecisionRule {
    /** As printed in a report. */
    String text();

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
}

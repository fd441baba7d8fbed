package org.robograde.grader.rulebook;

/** One value against one limit. */
final class Decision {
    private Decision() {}

    static Verdict at(Clause clause, Combined combined, double limit) {
        if (combined.lowerBound()) {
            return ofLowerBound(clause.direction(), combined.value(), limit);
        }
        DecisionRule rule = clause.decision();
        if (rule instanceof DecisionRule.Reliability) {
            return ofInterval(combined, limit);
        }
        boolean guards = rule instanceof DecisionRule.Guarded || rule instanceof DecisionRule.NonBinary;
        if (guards && combined.expandedUncertainty() == 0 && clause.direction().keeps(combined.value(), limit)) {
            return Verdict.INCONCLUSIVE; // A guard band of nothing guards nothing: no uncertainty is known.
        }
        double value = combined.value();
        if (rule instanceof DecisionRule.Guarded guarded) {
            double acceptance =
                    clause.direction().tightened(limit, guarded.guardFactor() * combined.expandedUncertainty());
            return clause.direction().keeps(value, acceptance) ? Verdict.PASS : Verdict.FAIL;
        }
        double guardBand =
                rule instanceof DecisionRule.NonBinary n ? n.guardFactor() * combined.expandedUncertainty() : 0;
        return ofFour(clause.direction(), value, limit, guardBand);
    }

    /** With no guard band the middle two outcomes cannot come about, and the rule is simple acceptance. */
    private static Verdict ofFour(Direction direction, double value, double limit, double guardBand) {
        if (direction.keeps(value, direction.tightened(limit, guardBand))) {
            return Verdict.PASS;
        }
        if (direction.keeps(value, limit)) {
            return Verdict.CONDITIONAL;
        }
        return direction.keeps(value, direction.tightened(limit, -guardBand)) ? Verdict.CONDITIONAL_FAIL : Verdict.FAIL;
    }

    /** The end was not seen: the true value is beyond the stated one, so at the limit it is beyond the limit. */
    private static Verdict ofLowerBound(Direction direction, double value, double limit) {
        if (value < limit) {
            return Verdict.INCONCLUSIVE;
        }
        return direction == Direction.AT_MOST ? Verdict.FAIL : Verdict.PASS;
    }

    /** Reliability R is shown, refuted, or neither. */
    private static Verdict ofInterval(Combined combined, double reliability) {
        if (combined.low() >= reliability) {
            return Verdict.PASS;
        }
        return combined.high() < reliability ? Verdict.FAIL : Verdict.INCONCLUSIVE;
    }
}

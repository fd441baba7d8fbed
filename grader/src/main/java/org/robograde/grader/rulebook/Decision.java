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
        if (rule instanceof DecisionRule.Guarded guarded) {
            double acceptance =
                    clause.direction().tightened(limit, guarded.guardFactor() * combined.expandedUncertainty());
            return clause.direction().keeps(combined.value(), acceptance) ? Verdict.PASS : Verdict.FAIL;
        }
        double guardBand =
                rule instanceof DecisionRule.NonBinary n ? n.guardFactor() * combined.expandedUncertainty() : 0;
        if (!clause.direction().keeps(combined.value(), limit)) {
            return Verdict.FAIL;
        }
        boolean clear =
                clause.direction().keeps(combined.value(), clause.direction().tightened(limit, guardBand));
        return clear ? Verdict.PASS : Verdict.CONDITIONAL;
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

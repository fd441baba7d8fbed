package org.robograde.grader.rulebook;

import java.util.OptionalDouble;
import org.robograde.grader.statistics.Decimal;
import org.robograde.grader.statistics.Probabilities;

/**
 * The probability that a limit is kept, given what was measured (JCGM 106, 7.3, no prior knowledge): normal, or Student's t where
 * the uncertainty itself rests on few values. For a proportion it is the confidence at which the attempts show R.
 */
final class Conformity {
    private Conformity() {}

    /** Empty where no uncertainty is known, or only a bound of the value. */
    static OptionalDouble of(Clause clause, Combined combined, double limit) {
        if (clause.decision() instanceof DecisionRule.Reliability) {
            return OptionalDouble.of(combined.attempts().confidenceShown(limit));
        }
        if (combined.lowerBound() || combined.standardUncertainty() == 0) {
            return OptionalDouble.empty();
        }
        double room = clause.direction() == Direction.AT_MOST ? limit - combined.value() : combined.value() - limit;
        double quantile = room / combined.standardUncertainty();
        return OptionalDouble.of(
                combined.degreesOfFreedom().isPresent()
                        ? Probabilities.studentT(
                                quantile, combined.degreesOfFreedom().getAsInt())
                        : Probabilities.normal(quantile));
    }

    /** A probability as people read it; never a flat 0 or 100 %. */
    static String text(double probability) {
        if (probability > 0.999) {
            return "> 99.9 %";
        }
        return probability < 0.001 ? "< 0.1 %" : Decimal.percent(probability);
    }
}

package org.robograde.grader.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.Detail;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** Measurements for a clause, made up. */
final class Samples {
    private Samples() {}

    static List<Measurement> of(Clause clause, double value, double u, int trials) {
        List<Measurement> measurements = new ArrayList<>();
        for (int i = 1; i <= trials; i++) {
            measurements.add(one(clause, i, value, u, false));
        }
        return measurements;
    }

    static Measurement one(Clause clause, int trial, double value, double u, boolean lowerBound) {
        return new Measurement(
                clause.measurand().id(),
                "trial-" + trial,
                value,
                clause.unit(),
                Budget.of(List.of(Contribution.instrument("made up", u))),
                1,
                List.of(),
                Optional.empty(),
                lowerBound,
                Detail.NONE);
    }
}

package org.robograde.scenarios.play;

import org.robograde.scenarios.language.Expectation;

/** Looks at what happened on the stage; pure. What cannot be known does not hold. */
final class Expectations {
    private Expectations() {}

    static boolean holds(Expectation expectation, Stage stage, TrialEnding.Outcome outcome) {
        if (expectation instanceof Expectation.Delivered one) return stage.delivered.contains(one.place());
        if (expectation instanceof Expectation.Answered one) return stage.answeredAsExpected.contains(one.questionId());
        if (expectation instanceof Expectation.UnitAt one)
            return stage.distanceMeters(stage.place(one.place()).point()).orElse(Double.POSITIVE_INFINITY)
                    <= one.withinMeters();
        if (expectation instanceof Expectation.PhaseEnded one)
            return one.outcome().equals(stage.phaseOutcomes.get(one.phase()));
        if (expectation instanceof Expectation.Interventions one)
            return stage.interventions >= one.atLeast() && stage.interventions <= one.atMost();
        return ((Expectation.TrialEnded) expectation).outcome().equals(outcome.word());
    }
}

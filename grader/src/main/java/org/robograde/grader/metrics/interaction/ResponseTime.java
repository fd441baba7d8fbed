package org.robograde.grader.metrics.interaction;

import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.trial.Question;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How long people wait for an answer. */
final class ResponseTime implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("interaction.response-time");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Question slowest = null;
        int counted = 0;
        for (Question question : evidence.events().questions()) {
            if (!question.answered() && !question.missing()) {
                continue;
            }
            counted++;
            slowest = slowest == null || slower(question, slowest) ? question : slowest;
        }
        if (slowest == null) {
            return DEFINITION.notMeasurable(evidence, "no question was asked");
        }
        long from = slowest.askedNanos();
        long to = from + Math.round(seconds(slowest) * 1e9);
        String what =
                slowest.answered() ? "answers \"" + slowest.text() + "\"" : "no answer to \"" + slowest.text() + "\"";
        return DEFINITION
                .measured(evidence, seconds(slowest))
                .samples(counted)
                .lowerBound(!slowest.answered())
                .at(evidence.topic(Roles.EVENTS), from, to, to, what)
                .build();
    }

    private static boolean slower(Question one, Question other) {
        if (one.answered() != other.answered()) {
            return !one.answered();
        }
        return seconds(one) > seconds(other);
    }

    private static double seconds(Question question) {
        return question.responseSeconds().orElse(question.timeoutSeconds());
    }
}

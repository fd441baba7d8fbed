package org.robograde.grader.metrics.cognition;

import java.util.Locale;
import org.robograde.grader.metrics.Attempts;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.trial.Question;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Whether the unit answers questions about its work rightly. */
final class AnswerCorrect implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("cognition.answer-correct");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Attempts attempts = new Attempts();
        for (Question question : evidence.events().questions()) {
            boolean open = !question.answered() && !question.missing();
            if (open || question.expected().isEmpty()) {
                continue;
            }
            boolean right = question.answered() && accepted(question);
            String heard = question.answered() ? "answered \"" + question.answer() + "\"" : "gave no answer";
            attempts.add(
                    right,
                    new EvidenceReference(
                            evidence.topic(Roles.EVENTS),
                            question.askedNanos(),
                            question.askedNanos(),
                            question.askedNanos(),
                            "\"" + question.text() + "\": " + heard));
        }
        return attempts.outcome(DEFINITION, evidence, "no question with a known answer was asked");
    }

    private static boolean accepted(Question question) {
        String answer = question.answer().toLowerCase(Locale.ROOT);
        return question.expected().stream().anyMatch(text -> answer.contains(text.toLowerCase(Locale.ROOT)));
    }
}

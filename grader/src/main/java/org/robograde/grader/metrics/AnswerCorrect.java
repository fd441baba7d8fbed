package org.robograde.grader.metrics;

import java.util.List;
import java.util.Locale;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.trial.Question;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Whether the unit answers questions about its work rightly. */
final class AnswerCorrect implements Metric {
    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "cognition.answer-correct",
            "Questions answered correctly",
            "问答正确率",
            "1",
            MetricDefinition.Kind.PROPORTION,
            "Share of questions whose answer contains one of the texts the scenario accepts, capitals ignored; a question"
                    + " left without an answer counts as wrong.",
            "right answers / questions asked",
            "house definition",
            List.of(Roles.EVENTS));

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

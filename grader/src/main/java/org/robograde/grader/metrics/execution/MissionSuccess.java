package org.robograde.grader.metrics.execution;

import java.util.List;
import java.util.Optional;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.Attempts;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.WorkingTime;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Whether the whole mission was carried out. */
final class MissionSuccess implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("execution.mission-success");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Optional<String> notRun = WorkingTime.notRun(evidence);
        if (notRun.isPresent()) {
            return DEFINITION.notMeasurable(evidence, notRun.get());
        }
        boolean ranOut = evidence.facts().outcome().equals("timed_out");
        List<Goal> goals = evidence.events().goals();
        if (goals.isEmpty()) {
            return DEFINITION.notMeasurable(evidence, "the trial had no goal");
        }
        Optional<String> failure = ranOut ? Optional.of("the trial's time ran out") : failure(evidence, goals);
        long end = evidence.events()
                .first("trial_ended")
                .map(TrialEvent::atNanos)
                .orElse(evidence.facts().endNanos());
        Attempts attempts = new Attempts();
        attempts.add(
                failure.isEmpty(),
                new EvidenceReference(
                        evidence.topic(Roles.EVENTS),
                        evidence.facts().startNanos(),
                        end,
                        end,
                        failure.orElse("the mission is carried out")));
        return attempts.outcome(DEFINITION, evidence, "the trial had no mission");
    }

    private static Optional<String> failure(TrialEvidence evidence, List<Goal> goals) {
        for (Goal goal : goals) {
            boolean later = goals.stream()
                    .anyMatch(g -> g.sentNanos() > goal.sentNanos() && g.place().equals(goal.place()) && g.succeeded());
            if (!goal.succeeded() && !later) {
                return Optional.of("the goal " + goal.place() + " was not reached");
            }
        }
        Optional<String> phase = evidence.events().of("phase_ended").stream()
                .filter(p -> EventLog.text(p, "outcome").equals("failed"))
                .filter(p -> !onlyAsks(evidence, p))
                .findFirst()
                .map(p -> "the phase " + EventLog.text(p, "phase") + " failed");
        return phase.or(() -> evidence.events().of("expectation").stream()
                .filter(e -> EventLog.text(e, "holds").equals("false"))
                .findFirst()
                .map(e -> "the expectation " + EventLog.text(e, "id") + " does not hold"));
    }

    /** Whether the phase that ended here put a question and sent the unit nowhere. */
    private static boolean onlyAsks(TrialEvidence evidence, TrialEvent ended) {
        long began = evidence.events().of("phase_started").stream()
                .filter(p -> EventLog.text(p, "phase").equals(EventLog.text(ended, "phase")))
                .mapToLong(TrialEvent::atNanos)
                .filter(at -> at <= ended.atNanos())
                .max()
                .orElse(ended.atNanos());
        boolean asked = evidence.events().of("question_asked").stream()
                .anyMatch(q -> q.atNanos() >= began && q.atNanos() <= ended.atNanos());
        boolean sent = evidence.events().goals().stream()
                .anyMatch(g -> g.sentNanos() >= began && g.sentNanos() < ended.atNanos());
        return asked && !sent;
    }
}

package org.robograde.grader.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.autonomy.FunctionShare;
import org.robograde.grader.metrics.course.Help;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.Intervention;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.metrics.trial.TrialFacts;

/**
 * Who did what in one phase of one trial.
 *
 * @param phase its name in the scenario
 * @param fromNanos log time
 * @param toNanos log time; the end of the record for a phase that never ended
 * @param shares what unit and persons did of each function, by metric id; a function without record is absent
 * @param calledByUnit interventions the unit had asked for
 * @param begunByPerson interventions nobody had asked for
 */
public record PhaseAllocation(
        String phase,
        long fromNanos,
        long toNanos,
        Map<String, FunctionShare.Parts> shares,
        int calledByUnit,
        int begunByPerson) {
    public PhaseAllocation {
        shares = Map.copyOf(shares);
    }

    /** As the grade tells it: shares instead of counts and seconds. */
    Grade.PhaseShares told() {
        return new Grade.PhaseShares(phase, fromNanos, toNanos, Autonomy.shares(List.of(shares)));
    }

    /** In the order in which they began. What lies between phases belongs to none. */
    static List<PhaseAllocation> of(TrialEvidence evidence) {
        List<PhaseAllocation> phases = new ArrayList<>();
        for (TrialEvent started : evidence.events().of("phase_started")) {
            String name = EventLog.text(started, "phase");
            long end = evidence.events().of("phase_ended").stream()
                    .filter(e -> e.atNanos() >= started.atNanos()
                            && EventLog.text(e, "phase").equals(name))
                    .mapToLong(TrialEvent::atNanos)
                    .findFirst()
                    .orElse(evidence.events().endNanos());
            phases.add(of(name, slice(evidence, started.atNanos(), end)));
        }
        return phases;
    }

    private static PhaseAllocation of(String name, TrialEvidence slice) {
        List<Long> calls = Help.calls(slice);
        int called = 0;
        int begun = 0;
        long since = slice.facts().startNanos();
        for (Intervention intervention : slice.events().interventions()) {
            long after = since;
            boolean asked = calls.stream().anyMatch(c -> c >= after && c <= intervention.fromNanos());
            called += asked ? 1 : 0;
            begun += asked ? 0 : 1;
            since = intervention.fromNanos();
        }
        return new PhaseAllocation(
                name, slice.facts().startNanos(), slice.facts().endNanos(), FunctionShare.parts(slice), called, begun);
    }

    /** The trial as if it had been this phase only: the metrics need not know of phases. */
    private static TrialEvidence slice(TrialEvidence evidence, long from, long to) {
        TrialFacts facts = evidence.facts();
        List<TrialEvent> within = evidence.events().between(from, to);
        return new TrialEvidence(
                new TrialFacts(
                        facts.identity(),
                        facts.manifestSha256(),
                        facts.outcome(),
                        facts.outcomeReason(),
                        from,
                        to,
                        facts.damage(),
                        facts.statesTruth()),
                new EventLog(within, to),
                evidence.tracks(),
                evidence.topics(),
                evidence.unavailable(),
                evidence.quality());
    }
}

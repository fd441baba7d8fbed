package org.robograde.grader.metrics.reliability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.trial.Diagnosis;
import org.robograde.grader.metrics.trial.Disturbance;
import org.robograde.grader.metrics.trial.Intervention;
import org.robograde.grader.metrics.trial.TrialEvidence;

/**
 * A time in which the unit could not work by its own fault: it reported an error, its link was lost, or a person set it right
 * by hand. What the field did to it (a sensor it silenced or bent, a link it cut, a stop it pressed) is no fault of the unit.
 */
record Downtime(long fromNanos, long toNanos, String what) {
    private static final List<String> BY_HAND = List.of("teleoperated_recovery", "physical_reset");
    /** How long the unit may go on reporting an error after the field has mended it. */
    private static final long AFTERMATH_NANOS = 5_000_000_000L;

    /** Within a span, in order, those that touch joined to one. */
    static List<Downtime> of(TrialEvidence evidence, long from, long to) {
        List<Downtime> all = new ArrayList<>();
        reported(evidence, to, all);
        for (TrialEvent lost : evidence.events().of("link_lost")) {
            if (!byTheField(evidence, lost.atNanos())) {
                all.add(new Downtime(lost.atNanos(), to, "the link was lost"));
            }
        }
        for (Intervention i : evidence.events().interventions()) {
            if (BY_HAND.contains(i.kind())) {
                all.add(new Downtime(i.fromNanos(), i.toNanos(), i.kind() + ": " + i.reason()));
            }
        }
        all.sort(Comparator.comparingLong(Downtime::fromNanos).thenComparing(Downtime::what));
        return joined(all, from, to);
    }

    /** From the first report of an error to the next report without one. */
    private static void reported(TrialEvidence evidence, long to, List<Downtime> all) {
        Diagnosis first = null;
        for (Diagnosis diagnosis : evidence.tracks().diagnoses()) {
            boolean error = diagnosis.error() && !byTheField(evidence, diagnosis.receivedNanos());
            if (error && first == null) {
                first = diagnosis;
            } else if (!error && first != null) {
                all.add(new Downtime(first.receivedNanos(), diagnosis.receivedNanos(), "reports " + first.name()));
                first = null;
            }
        }
        if (first != null) {
            all.add(new Downtime(first.receivedNanos(), to, "reports " + first.name()));
        }
    }

    private static boolean byTheField(TrialEvidence evidence, long at) {
        boolean stopped = evidence.events().of("emergency_stop").stream().anyMatch(e -> e.atNanos() <= at);
        return stopped
                || evidence.events().disturbances().stream()
                        .filter(Disturbance::breaksTheUnit)
                        .anyMatch(d -> d.fromNanos() <= at && at <= d.toNanos() + AFTERMATH_NANOS);
    }

    private static List<Downtime> joined(List<Downtime> all, long from, long to) {
        List<Downtime> joined = new ArrayList<>();
        for (Downtime one : all) {
            long begin = Math.max(from, one.fromNanos());
            long end = Math.min(to, one.toNanos());
            boolean touches =
                    !joined.isEmpty() && begin <= joined.get(joined.size() - 1).toNanos();
            if (begin > to || end < begin) {
                continue;
            }
            if (touches) {
                Downtime last = joined.remove(joined.size() - 1);
                joined.add(new Downtime(last.fromNanos(), Math.max(last.toNanos(), end), last.what()));
            } else {
                joined.add(new Downtime(begin, end, one.what()));
            }
        }
        return joined;
    }

    long nanos() {
        return toNanos - fromNanos;
    }
}

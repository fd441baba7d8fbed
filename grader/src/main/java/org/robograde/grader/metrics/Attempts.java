package org.robograde.grader.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** Counts attempts that succeeded or did not, and keeps where each was decided. */
public final class Attempts {
    private int successes;
    private final List<EvidenceReference> failed = new ArrayList<>();
    private final List<EvidenceReference> succeeded = new ArrayList<>();

    public void add(boolean success, EvidenceReference where) {
        successes += success ? 1 : 0;
        (success ? succeeded : failed).add(where);
    }

    public int count() {
        return failed.size() + succeeded.size();
    }

    /** The share of successes; failures are shown first, since they decide. */
    public MetricOutcome outcome(MetricDefinition definition, TrialEvidence evidence, String ifNone) {
        if (count() == 0) {
            return definition.notMeasurable(evidence, ifNone);
        }
        Comparator<EvidenceReference> byMoment = Comparator.comparingLong(EvidenceReference::momentNanos);
        failed.sort(byMoment);
        succeeded.sort(byMoment);
        return definition
                .measured(evidence, (double) successes / count())
                .samples(count())
                .at(failed)
                .at(succeeded)
                .build();
    }
}

package org.robograde.grader.metrics.trial;

import java.util.List;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.TrialIdentity;

/**
 * Which trial this is and how it ended.
 *
 * @param manifestSha256 the bundle's identity, lower-case hex
 * @param outcome {@code completed}, {@code aborted}, {@code timed_out}, {@code interrupted} or {@code imported}
 * @param startNanos first log time
 * @param endNanos last log time
 * @param damage what the evidence says is missing
 */
public record TrialFacts(
        TrialIdentity identity,
        String manifestSha256,
        String outcome,
        String outcomeReason,
        long startNanos,
        long endNanos,
        List<Evidence.Damage> damage) {
    public TrialFacts {
        damage = List.copyOf(damage);
    }

    public String trialId() {
        return identity.trialId();
    }

    public double durationSeconds() {
        return (endNanos - startNanos) / 1e9;
    }
}

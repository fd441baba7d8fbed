package org.robograde.grader.metrics.trial;

import java.util.List;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialIdentity;

/**
 * Which trial this is and how it ended.
 *
 * @param manifestSha256 the bundle's identity, lower-case hex
 * @param outcome {@code completed}, {@code aborted}, {@code timed_out}, {@code interrupted} or {@code imported}
 * @param startNanos first log time
 * @param endNanos last log time
 * @param damage what the evidence says is missing
 * @param statesTruth whether the bundle gives a topic to a role that only a simulation can fill
 */
public record TrialFacts(
        TrialIdentity identity,
        String manifestSha256,
        String outcome,
        String outcomeReason,
        long startNanos,
        long endNanos,
        List<Evidence.Damage> damage,
        boolean statesTruth) {
    /** How the source of a trial with a simulated unit says so. */
    static final String SIMULATED_UNIT = "(simulated unit)";

    public TrialFacts {
        damage = List.copyOf(damage);
    }

    public String trialId() {
        return identity.trialId();
    }

    /** Whether this trial is a simulation's: by its clock, by its source, or because it claims to know the truth. */
    public boolean simulated() {
        return identity.timeBase() == TimeBase.SIMULATED || identity.source().contains(SIMULATED_UNIT) || statesTruth;
    }

    public double durationSeconds() {
        return (endNanos - startNanos) / 1e9;
    }
}

package org.robograde.grader.metrics.course;

import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** What the station stated of the instruments behind a role. */
public final class Instruments {
    private Instruments() {}

    /**
     * The standard uncertainty in metres (k = 1) of one position that an {@code instrument_stated} event gives for a role, the
     * greatest if there are several; 0 where nothing is stated, which says that nothing is known.
     */
    public static double positionMeters(TrialEvidence evidence, String role) {
        return stated(evidence, role, "standardUncertaintyMeters");
    }

    /** The same of a force, in newtons. */
    public static double forceNewtons(TrialEvidence evidence, String role) {
        return stated(evidence, role, "standardUncertaintyNewtons");
    }

    private static double stated(TrialEvidence evidence, String role, String attribute) {
        double greatest = 0;
        for (TrialEvent event : evidence.events().of("instrument_stated")) {
            if (EventLog.text(event, "role").equals(role)) {
                greatest = Math.max(greatest, EventLog.number(event, attribute).orElse(0));
            }
        }
        return greatest;
    }
}

package org.robograde.agent.station.trial;

import org.robograde.agent.station.safety.SafetyException;
import org.robograde.agent.station.safety.SafetySupervisor;

/** Has a person say, before each trial, that the unit may move. */
@FunctionalInterface
public interface Arming {
    /**
     * Returns once the unit is armed.
     *
     * @throws SafetyException if nobody armed it
     */
    void arm(SafetySupervisor safety, String trialId) throws InterruptedException;

    /** On a simulated field nothing real moves. */
    static Arming ofSimulation() {
        return (safety, trialId) -> safety.arm("a simulated field");
    }

    /** Nothing moves until someone says who arms. */
    static Arming byNobody() {
        return (safety, trialId) -> {
            throw new SafetyException("nobody armed the unit for trial " + trialId
                    + "; a person beside it must, e.g. with --armed-by NAME or at the console");
        };
    }

    /** By a person who said so beforehand, for every trial of this run. */
    static Arming by(String person) {
        return (safety, trialId) -> safety.arm(person);
    }
}

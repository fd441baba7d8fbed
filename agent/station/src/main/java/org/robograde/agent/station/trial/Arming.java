package org.robograde.agent.station.trial;

import java.util.List;
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
            throw new SafetyException(
                    "nobody armed the unit for trial " + trialId + "; a person beside it must, with --armed-by NAME");
        };
    }

    /**
     * By persons who said so beforehand, for every trial of this run.
     *
     * @param needed how many different persons the site, or the rulebook, asks for
     */
    static Arming by(List<String> persons, int needed) {
        List<String> different = persons.stream()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        return (safety, trialId) -> {
            if (different.size() < needed) {
                throw new SafetyException("not armed: " + needed + " different persons must agree, "
                        + (different.isEmpty() ? "nobody" : String.join(", ", different))
                        + " armed; give --armed-by once for each");
            }
            safety.arm(String.join(", ", different));
        };
    }
}

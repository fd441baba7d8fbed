package org.robograde.scenarios.language;

import java.util.List;

/**
 * What is to be played at one parameter point: only values, every reference resolved.
 *
 * @param timeLimitSeconds trial time after which the trial is over, whatever runs
 * @param zones of the site that are in force throughout
 * @param leftOut optional steps and happenings that this unit cannot do, in words
 */
public record Play(
        double timeLimitSeconds,
        Operator operator,
        List<String> zones,
        List<Step> steps,
        List<Meanwhile> meanwhile,
        List<Expectation> expectations,
        List<String> leftOut) {
    public Play {
        zones = List.copyOf(zones);
        steps = List.copyOf(steps);
        meanwhile = List.copyOf(meanwhile);
        expectations = List.copyOf(expectations);
        leftOut = List.copyOf(leftOut);
    }
}

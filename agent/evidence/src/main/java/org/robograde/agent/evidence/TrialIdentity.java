package org.robograde.agent.evidence;

/**
 * Which trial this is.
 *
 * @param trialId unique, e.g. {@code hotel-delivery-01}
 * @param unitId the unit profile's id, or {@code unknown} for an import
 * @param unitClass {@code service}, {@code industrial}, {@code surgical} or {@code unknown}
 * @param siteId site's id, or {@code unknown}
 * @param scenarioId scenario's id, or {@code unknown}
 * @param repetition from 1
 * @param seed the trial's seed, 0 where there was none
 * @param timeBase the clock of all times in the recording
 * @param source {@code station <version>}, {@code station <version> (simulated unit)} or {@code import <file name> <sha256>}
 */
public record TrialIdentity(
        String trialId,
        String unitId,
        String unitClass,
        String siteId,
        String scenarioId,
        int repetition,
        long seed,
        TimeBase timeBase,
        String source) {}

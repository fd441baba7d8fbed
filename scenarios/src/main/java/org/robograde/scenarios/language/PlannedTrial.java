package org.robograde.scenarios.language;

/**
 * One trial to be run.
 *
 * @param repetition from 1
 * @param seed of everything random in it; two trials of a scenario never share one
 */
public record PlannedTrial(
        String scenarioId, int scenarioEdition, ParameterPoint point, int repetition, long seed, Play play) {}

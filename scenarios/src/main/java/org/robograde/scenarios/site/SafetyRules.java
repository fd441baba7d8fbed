package org.robograde.scenarios.site;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a field demands while a unit may move: whose silence, whose presence and which reading ends a trial.
 *
 * @param heartbeatSeconds longest silence of what must be heard: {@code unit}, {@code recorder}, {@code console}, or an instrument's id
 * @param forbiddenZones where no person may be: x and y in turn, in the map, metres
 * @param limits by instrument: a reading above it ends the trial; in the instrument's unit
 * @param peopleFrom the instrument that tells where people are, as SenML records whose names end in {@code x} and {@code y}, metres in the map
 * @param persons how many different persons must agree before a unit is armed; 1 or 2
 */
public record SafetyRules(
        Map<String, Double> heartbeatSeconds,
        Map<String, List<Double>> forbiddenZones,
        Map<String, Double> limits,
        Optional<String> peopleFrom,
        int persons) {
    /** A field that demands nothing beyond its emergency stops. */
    public static final SafetyRules NONE = new SafetyRules(Map.of(), Map.of(), Map.of(), Optional.empty(), 1);

    public SafetyRules {
        heartbeatSeconds = Collections.unmodifiableMap(new TreeMap<>(heartbeatSeconds));
        forbiddenZones = Collections.unmodifiableMap(new TreeMap<>(forbiddenZones));
        limits = Collections.unmodifiableMap(new TreeMap<>(limits));
    }
}

package org.robograde.robots.units;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a maker declares of a unit beside how to talk to it; used to judge what is measured, never believed as measured.
 *
 * @param stopping how it stops, for the protective distance to people
 * @param standardUncertaintyMeters by role: of one reading of that sensor (k = 1)
 */
public record UnitSpecification(Optional<Stopping> stopping, Map<String, Double> standardUncertaintyMeters) {
    public UnitSpecification {
        standardUncertaintyMeters = Collections.unmodifiableMap(new TreeMap<>(standardUncertaintyMeters));
    }

    /**
     * From seeing someone to standing (terms of ISO 13855).
     *
     * @param reactionSeconds until it brakes
     * @param stoppingSeconds from then until it stands, when it was at {@code fromMetersPerSecond}
     * @param poseUncertaintyMeters of where it believes itself to be
     */
    public record Stopping(
            double reactionSeconds, double stoppingSeconds, double fromMetersPerSecond, double poseUncertaintyMeters) {}

    public static UnitSpecification none() {
        return new UnitSpecification(Optional.empty(), Map.of());
    }
}

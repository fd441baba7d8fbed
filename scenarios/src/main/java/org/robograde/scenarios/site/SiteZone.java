package org.robograde.scenarios.site;

import java.util.List;
import org.robograde.robots.units.yaml.LocalText;

/**
 * A part of the floor with a rule, in force in the trials that name it.
 *
 * @param kind {@code keep_out} or {@code speed_limit}
 * @param polygon x and y in turn, in the map, metres
 * @param maxMetersPerSecond of a speed limit; infinite for a keep-out
 */
public record SiteZone(String id, String kind, List<Double> polygon, double maxMetersPerSecond, LocalText title) {
    public SiteZone {
        polygon = List.copyOf(polygon);
    }
}

package org.robograde.scenarios.site;

import org.robograde.robots.units.yaml.LocalText;

/** A named pose on the field. */
public record SitePlace(String id, double x, double y, double headingRadians, LocalText title) {
    public PointInMap point() {
        return new PointInMap(x, y);
    }
}

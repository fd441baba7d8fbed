package org.robograde.scenarios.play;

import org.robograde.scenarios.site.PointInMap;
import org.robograde.scenarios.site.SitePlace;

/** Where a unit is sent: a place of the site, or a pose with a name of its own. */
record Destination(String place, double x, double y, double headingRadians) {
    static Destination of(SitePlace place) {
        return new Destination(place.id(), place.x(), place.y(), place.headingRadians());
    }

    PointInMap point() {
        return new PointInMap(x, y);
    }
}

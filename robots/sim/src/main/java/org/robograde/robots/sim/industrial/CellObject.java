package org.robograde.robots.sim.industrial;

import org.robograde.robots.sim.arm.Point3;

/**
 * A part in the cell.
 *
 * @param id words joined by hyphens, as people name it: {@code red-gear}
 * @param place of its centre in the map when a trial begins, metres; its height above the table is half its own
 */
public record CellObject(String id, Point3 place, double massKilograms) {
    /** As a person says it. */
    String spoken() {
        return id.replace('-', ' ');
    }
}

package org.robograde.scenarios.site;

/** A point of the map with its height, in metres. */
public record TablePoint(double x, double y, double z) {
    public double distanceTo(TablePoint other) {
        return Math.hypot(planeDistanceTo(other), z - other.z);
    }

    /** Heights left out. */
    public double planeDistanceTo(TablePoint other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    public TablePoint atHeight(double height) {
        return new TablePoint(x, y, height);
    }
}

package org.robograde.robots.sim.world;

/** The rectangle of the map that the field occupies, metres. */
public record Bounds(double minX, double minY, double maxX, double maxY) {
    public Bounds {
        if (!(maxX > minX && maxY > minY)) {
            throw new IllegalArgumentException(
                    "bounds are empty: x " + minX + " to " + maxX + ", y " + minY + " to " + maxY);
        }
    }

    public double widthMeters() {
        return maxX - minX;
    }

    public double heightMeters() {
        return maxY - minY;
    }

    public boolean contains(double x, double y) {
        return x >= minX && x <= maxX && y >= minY && y <= maxY;
    }
}

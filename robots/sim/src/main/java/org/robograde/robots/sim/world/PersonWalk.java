package org.robograde.robots.sim.world;

/**
 * A person walks from one point to another and back, then leaves the field.
 *
 * @param actor the name the script gives this person
 * @param speed metres per second
 */
public record PersonWalk(String actor, double fromX, double fromY, double toX, double toY, double speed) {
    public PersonWalk {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("a person walks at more than 0 m/s, got " + speed);
        }
        if (Math.hypot(toX - fromX, toY - fromY) < 1e-6) {
            throw new IllegalArgumentException("a person walks between two different points");
        }
    }
}

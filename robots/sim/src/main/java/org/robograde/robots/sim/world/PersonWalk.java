package org.robograde.robots.sim.world;

/**
 * A person walks from one point to another, waits there, and goes back, then leaves the field.
 *
 * @param actor the name the script gives this person
 * @param speed metres per second
 * @param waitSeconds at the far end
 */
public record PersonWalk(
        String actor, double fromX, double fromY, double toX, double toY, double speed, double waitSeconds) {
    public PersonWalk {
        if (!(waitSeconds >= 0 && waitSeconds <= 3600)) {
            throw new IllegalArgumentException("a person waits 0 to 3600 s, got " + waitSeconds);
        }
        if (!(speed > 0)) {
            throw new IllegalArgumentException("a person walks at more than 0 m/s, got " + speed);
        }
        if (Math.hypot(toX - fromX, toY - fromY) < 1e-6) {
            throw new IllegalArgumentException("a person walks between two different points");
        }
    }

    /** Without a wait. */
    public PersonWalk(String actor, double fromX, double fromY, double toX, double toY, double speed) {
        this(actor, fromX, fromY, toX, toY, speed, 0);
    }
}

package org.robograde.robots.sim.world;

import org.dyn4j.dynamics.Body;
import org.dyn4j.geometry.Geometry;
import org.dyn4j.geometry.MassType;
import org.dyn4j.geometry.Vector2;

/**
 * One person on the way there or back. People are no obstacles to each other; before the unit they stop rather than push it, and one
 * whose way stays shut for {@value #PATIENCE_SECONDS} s turns round, as people do.
 */
final class WalkingPerson {
    static final double RADIUS_METERS = 0.25;
    private static final double PATIENCE_SECONDS = 2.0;
    private static final double GAP_BEFORE_UNIT_METERS = 0.08;

    private final PersonWalk walk;
    private final Body body;
    private boolean wayBack;
    private boolean gone;
    private double blockedSeconds;
    private double waitLeftSeconds;

    WalkingPerson(PersonWalk walk) {
        this.walk = walk;
        waitLeftSeconds = walk.waitSeconds();
        body = new Body();
        body.addFixture(Geometry.createCircle(RADIUS_METERS));
        body.setMass(MassType.INFINITE);
        body.translate(walk.fromX(), walk.fromY());
    }

    Body body() {
        return body;
    }

    boolean gone() {
        return gone;
    }

    String actor() {
        return walk.actor();
    }

    Person seen() {
        Vector2 at = body.getWorldCenter();
        double heading = Math.atan2(targetY() - at.y, targetX() - at.x);
        return new Person(walk.actor(), at.x, at.y, heading);
    }

    /** Chooses this step's velocity; {@code unit} is where the unit's disc of {@code unitRadius} stands. */
    void decide(double seconds, Vector2 unit, double unitRadius) {
        Vector2 at = body.getWorldCenter();
        double dx = targetX() - at.x;
        double dy = targetY() - at.y;
        double left = Math.hypot(dx, dy);
        if (left < 1e-6 && !wayBack) {
            waitLeftSeconds -= seconds;
        }
        double pace = Math.min(walk.speed(), left / seconds);
        double vx = left < 1e-9 ? 0 : dx / left * pace;
        double vy = left < 1e-9 ? 0 : dy / left * pace;
        if (wouldPush(at, vx, vy, seconds, unit, unitRadius)) {
            vx = 0;
            vy = 0;
            blockedSeconds += seconds;
            if (blockedSeconds > PATIENCE_SECONDS) {
                blockedSeconds = 0;
                wayBack = !wayBack;
            }
        } else {
            blockedSeconds = 0;
        }
        body.setLinearVelocity(vx, vy);
    }

    /** After the step: turns at the far end, leaves at the near one. */
    void arrive() {
        Vector2 at = body.getWorldCenter();
        if (Math.hypot(targetX() - at.x, targetY() - at.y) > 1e-6) {
            return;
        }
        if (wayBack) {
            gone = true;
        } else if (waitLeftSeconds <= 0) {
            wayBack = true;
        }
    }

    private static boolean wouldPush(
            Vector2 at, double vx, double vy, double seconds, Vector2 unit, double unitRadius) {
        double now = at.distance(unit);
        double then = Math.hypot(at.x + vx * seconds - unit.x, at.y + vy * seconds - unit.y);
        return then < now && then < RADIUS_METERS + unitRadius + GAP_BEFORE_UNIT_METERS;
    }

    private double targetX() {
        return wayBack ? walk.fromX() : walk.toX();
    }

    private double targetY() {
        return wayBack ? walk.fromY() : walk.toY();
    }
}

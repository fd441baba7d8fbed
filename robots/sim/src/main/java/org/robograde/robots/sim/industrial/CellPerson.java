package org.robograde.robots.sim.industrial;

import org.robograde.robots.sim.arm.Point3;

/** Someone who walks into the cell, may stay for a while, and walks out again. Walks on without regard to the arm. */
final class CellPerson {
    private final String actor;
    private final Point3 from;
    private final Point3 to;
    private final double speed;
    private final double staySeconds;
    private final boolean takes;
    private double way;
    private double stayed;
    private boolean back;
    private boolean dismissed;

    /** @param takes whether the person has come to be handed something, and stays until it is */
    CellPerson(String actor, Point3 from, Point3 to, double speed, double staySeconds, boolean takes) {
        this.actor = actor;
        this.from = from;
        this.to = to;
        this.speed = speed;
        this.staySeconds = staySeconds;
        this.takes = takes;
    }

    String actor() {
        return actor;
    }

    void step(double seconds) {
        double length = from.distanceTo(to);
        if (back) {
            way = Math.max(0, way - speed * seconds);
        } else if (way < length) {
            way = Math.min(length, way + speed * seconds);
        } else {
            stayed += seconds;
            back = dismissed || stayed >= staySeconds;
        }
    }

    /** The person has what it came for. */
    void dismiss() {
        dismissed = true;
    }

    boolean waitsForPart() {
        return takes && !back && way >= from.distanceTo(to);
    }

    boolean gone() {
        return back && way <= 0;
    }

    Point3 place() {
        double length = from.distanceTo(to);
        return length <= 0 ? from : from.plus(to.minus(from).times(way / length));
    }

    double headingRadians() {
        Point3 along = back ? from.minus(to) : to.minus(from);
        return Math.atan2(along.y(), along.x());
    }
}

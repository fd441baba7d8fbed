package org.robograde.robots.sim.surgical;

/** A rotation as a quaternion of length 1. */
record Turn(double x, double y, double z, double w) {
    static Turn aboutX(double radians) {
        return new Turn(Math.sin(radians / 2), 0, 0, Math.cos(radians / 2));
    }

    static Turn aboutY(double radians) {
        return new Turn(0, Math.sin(radians / 2), 0, Math.cos(radians / 2));
    }

    static Turn aboutZ(double radians) {
        return new Turn(0, 0, Math.sin(radians / 2), Math.cos(radians / 2));
    }

    /** This turn after the other one. */
    Turn after(Turn o) {
        return new Turn(
                w * o.x + x * o.w + y * o.z - z * o.y,
                w * o.y - x * o.z + y * o.w + z * o.x,
                w * o.z + x * o.y - y * o.x + z * o.w,
                w * o.w - x * o.x - y * o.y - z * o.z);
    }

    SpacePoint of(SpacePoint v) {
        double tx = 2 * (y * v.z() - z * v.y());
        double ty = 2 * (z * v.x() - x * v.z());
        double tz = 2 * (x * v.y() - y * v.x());
        return new SpacePoint(
                v.x() + w * tx + y * tz - z * ty, v.y() + w * ty + z * tx - x * tz, v.z() + w * tz + x * ty - y * tx);
    }
}

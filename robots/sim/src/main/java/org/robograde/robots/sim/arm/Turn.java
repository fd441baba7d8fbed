package org.robograde.robots.sim.arm;

/** A rotation as a quaternion of length 1, in ROS's order. */
public record Turn(double x, double y, double z, double w) {
    public static final Turn NONE = new Turn(0, 0, 0, 1);

    /** A tool that points straight down, its x axis forward. */
    public static final Turn DOWN = new Turn(1, 0, 0, 0);

    /** @throws IllegalArgumentException if the four numbers are far from a quaternion of length 1 */
    public static Turn of(double x, double y, double z, double w) {
        double length = Math.sqrt(x * x + y * y + z * z + w * w);
        if (!(Math.abs(length - 1) < 0.01)) {
            throw new IllegalArgumentException("an orientation needs a quaternion of length 1, got length " + length);
        }
        return new Turn(x / length, y / length, z / length, w / length);
    }

    public static Turn aboutX(double radians) {
        return new Turn(Math.sin(radians / 2), 0, 0, Math.cos(radians / 2));
    }

    public static Turn aboutY(double radians) {
        return new Turn(0, Math.sin(radians / 2), 0, Math.cos(radians / 2));
    }

    public static Turn aboutZ(double radians) {
        return new Turn(0, 0, Math.sin(radians / 2), Math.cos(radians / 2));
    }

    /** This after {@code inner}: turns a vector by {@code inner} first. */
    public Turn after(Turn inner) {
        return new Turn(
                w * inner.x + x * inner.w + y * inner.z - z * inner.y,
                w * inner.y - x * inner.z + y * inner.w + z * inner.x,
                w * inner.z + x * inner.y - y * inner.x + z * inner.w,
                w * inner.w - x * inner.x - y * inner.y - z * inner.z);
    }

    public Turn inverse() {
        return new Turn(-x, -y, -z, w);
    }

    public Point3 of(Point3 v) {
        double tx = 2 * (y * v.z() - z * v.y());
        double ty = 2 * (z * v.x() - x * v.z());
        double tz = 2 * (x * v.y() - y * v.x());
        return new Point3(
                v.x() + w * tx + y * tz - z * ty, v.y() + w * ty + z * tx - x * tz, v.z() + w * tz + x * ty - y * tx);
    }

    /** The angle between two rotations, radians, 0 to pi. */
    public double angleTo(Turn other) {
        double cosine = Math.abs(x * other.x + y * other.y + z * other.z + w * other.w);
        return 2 * Math.acos(Math.min(1, cosine));
    }

    /** Part of the way to another rotation, by the shorter way and at an even pace. */
    public Turn towards(Turn other, double share) {
        double cosine = x * other.x + y * other.y + z * other.z + w * other.w;
        double sign = cosine < 0 ? -1 : 1;
        double half = Math.acos(Math.min(1, Math.abs(cosine)));
        double sine = Math.sin(half);
        double a = sine < 1e-9 ? 1 - share : Math.sin((1 - share) * half) / sine;
        double b = sign * (sine < 1e-9 ? share : Math.sin(share * half) / sine);
        double bx = a * x + b * other.x;
        double by = a * y + b * other.y;
        double bz = a * z + b * other.z;
        double bw = a * w + b * other.w;
        double length = Math.sqrt(bx * bx + by * by + bz * bz + bw * bw);
        return new Turn(bx / length, by / length, bz / length, bw / length);
    }
}

package org.robograde.grader.motion.teleoperation;

import org.robograde.grader.motion.geometry.Vector3;

/** A region that something must stay inside of. */
@FunctionalInterface
public interface Region {
    /** How far outside a position lies, in the caller's unit; 0 or less inside. */
    double outside(Vector3 position);

    /** Everything within a distance of a point. */
    static Region ball(Vector3 centre, double radius) {
        return p -> p.distanceTo(centre) - radius;
    }

    /** A box with edges along the axes; inside, the distance to the nearest face, negated. */
    static Region box(Vector3 least, Vector3 most) {
        return p -> {
            double x = Math.max(least.x() - p.x(), p.x() - most.x());
            double y = Math.max(least.y() - p.y(), p.y() - most.y());
            double z = Math.max(least.z() - p.z(), p.z() - most.z());
            double inside = Math.min(0, Math.max(x, Math.max(y, z)));
            Vector3 out = new Vector3(Math.max(0, x), Math.max(0, y), Math.max(0, z));
            return out.norm() + inside;
        };
    }

    /** Everything on the side of a plane that its normal points away from. */
    static Region below(Vector3 onPlane, Vector3 normal) {
        Vector3 unit = normal.unit();
        return p -> p.minus(onPlane).dot(unit);
    }

    /** What is outside of this region, so that its inside is forbidden. */
    default Region forbidden() {
        return p -> -outside(p);
    }
}

package org.robograde.robots.sim.camera;

/**
 * A camera above the field that looks down on it.
 *
 * @param id its name on the site, e.g. {@code overhead}; its frame is {@code camera_<id>_optical}
 * @param x where its optical centre is in the map, metres; {@code z} above the floor
 * @param qx rotation from the optical frame (z forward, x right, y down) to the map, as a unit quaternion
 */
public record OverheadCamera(
        String id, double x, double y, double z, double qx, double qy, double qz, double qw, Lens lens) {
    public OverheadCamera {
        double norm = Math.sqrt(qx * qx + qy * qy + qz * qz + qw * qw);
        if (!(Math.abs(norm - 1) < 1e-3)) {
            throw new IllegalArgumentException("the camera's quaternion has length " + norm + ", not 1");
        }
        double downward = 1 - 2 * (qx * qx + qy * qy);
        if (!(z > 0) || downward > -0.5) {
            throw new IllegalArgumentException(
                    "the overhead camera must hang above the floor and look down within 60 degrees of the vertical");
        }
    }

    public String frameId() {
        return "camera_" + id + "_optical";
    }
}

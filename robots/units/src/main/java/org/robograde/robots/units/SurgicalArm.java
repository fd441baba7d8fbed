package org.robograde.robots.units;

import java.util.List;
import java.util.Optional;
import org.robograde.robots.units.yaml.Issues;
import org.robograde.robots.units.yaml.YamlDocument;
import org.robograde.robots.units.yaml.YamlFields;

/**
 * What a profile's section {@code crtk} states of the arm itself. Read from the profile's text where it is needed, so that what concerns one class of
 * unit stays out of what all have.
 *
 * @param motionScale the tool's motion over the hand's
 * @param centreX of the remote centre in the map, metres; not a number if the profile does not say
 * @param centreY as centreX
 * @param centreZ as centreX
 * @param shaftX direction of the shaft in the tool's own frame
 * @param shaftY as shaftX
 * @param shaftZ as shaftX
 */
public record SurgicalArm(
        double motionScale,
        double centreX,
        double centreY,
        double centreZ,
        double shaftX,
        double shaftY,
        double shaftZ) {

    /** Empty for a unit without such an arm. */
    public static Optional<SurgicalArm> of(UnitProfile profile) {
        Issues issues = new Issues();
        YamlDocument document = YamlDocument.parse("the profile of " + profile.id(), profile.text(), issues);
        return new YamlFields("the unit profile", document.root(), issues)
                .optionalFields("crtk")
                .map(new CrtkSectionReader(issues)::arm);
    }

    public boolean centreKnown() {
        return Double.isFinite(centreX + centreY + centreZ);
    }

    /**
     * How a tool with its shaft along its own z axis is turned with its tip there and no roll, as a quaternion x, y, z, w in the map: Rx(yaw) Ry(pitch)
     * Rx(pi), yaw and pitch from the remote centre to the tip. Straight down where the centre is not known.
     */
    public List<Double> orientationAt(double x, double y, double z) {
        if (!centreKnown()) return List.of(1.0, 0.0, 0.0, 0.0);
        double dx = x - centreX;
        double dy = y - centreY;
        double dz = z - centreZ;
        double halfPitch = -Math.asin(dx / Math.max(1e-9, Math.sqrt(dx * dx + dy * dy + dz * dz))) / 2;
        double halfYaw = Math.atan2(dy, -dz) / 2;
        // (cos yaw + i sin yaw)(cos pitch + j sin pitch) i
        return List.of(
                Math.cos(halfYaw) * Math.cos(halfPitch),
                Math.sin(halfYaw) * Math.sin(halfPitch),
                -Math.cos(halfYaw) * Math.sin(halfPitch),
                -Math.sin(halfYaw) * Math.cos(halfPitch));
    }
}

package org.robograde.agent.station.trial;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.surgical.JointLimits;
import org.robograde.robots.sim.surgical.RemoteCentreArm;
import org.robograde.robots.sim.surgical.SurgicalTable;
import org.robograde.robots.units.SurgicalArm;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.site.OperatingTable;
import org.robograde.scenarios.site.Site;
import org.robograde.scenarios.site.TablePoint;

/** A site's operating table and a profile's arm as the simulation takes them. */
final class SimulatedTable {
    private SimulatedTable() {}

    /** @throws IllegalArgumentException if the site has no table, or the profile no arm or no remote centre */
    static SurgicalTable of(UnitProfile unit, Site site) {
        OperatingTable table = OperatingTable.of(site)
                .orElseThrow(() -> new IllegalArgumentException(
                        "site " + site.id() + " has no section \"table\", which a simulated surgical unit works on"));
        SurgicalArm arm = SurgicalArm.of(unit)
                .filter(SurgicalArm::centreKnown)
                .orElseThrow(() -> new IllegalArgumentException("the profile of " + unit.id()
                        + " has no \"crtk\" section with a \"remoteCentre\", which a simulated arm needs"));
        Point3 centre = new Point3(arm.centreX(), arm.centreY(), arm.centreZ());
        return new SurgicalTable(
                new RemoteCentreArm(centre, JointLimits.INSTRUMENT),
                arm.motionScale(),
                point(table.home()),
                points(table.rings()),
                points(table.pegs()),
                points(table.targets()),
                lines(table),
                points(table.views()),
                table.forbidden().stream()
                        .map(ball -> new SurgicalTable.Ball(point(ball.centre()), ball.radiusMeters()))
                        .toList(),
                table.floorMeters());
    }

    private static Point3 point(TablePoint at) {
        return new Point3(at.x(), at.y(), at.z());
    }

    private static Map<String, Point3> points(Map<String, TablePoint> from) {
        Map<String, Point3> points = new TreeMap<>();
        from.forEach((id, at) -> points.put(id, point(at)));
        return points;
    }

    private static Map<String, List<Point3>> lines(OperatingTable table) {
        Map<String, List<Point3>> lines = new TreeMap<>();
        table.lines()
                .forEach((id, line) ->
                        lines.put(id, line.stream().map(SimulatedTable::point).toList()));
        return lines;
    }
}

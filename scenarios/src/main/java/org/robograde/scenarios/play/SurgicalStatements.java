package org.robograde.scenarios.play;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.robots.units.SurgicalArm;
import org.robograde.robots.units.SurgicalRole;
import org.robograde.robots.units.UnitClass;
import org.robograde.scenarios.site.OperatingTable;
import org.robograde.scenarios.site.TablePoint;

/** States at a trial's start what the metrics must know of arm and table: scale, remote centre, regions, the field's tracker. */
final class SurgicalStatements {
    private final EventLog events;

    private SurgicalStatements(EventLog events) {
        this.events = events;
    }

    static void record(Stage stage) {
        if (stage.driver.profile().unitClass() != UnitClass.SURGICAL) return;
        SurgicalStatements statements = new SurgicalStatements(stage.events);
        Optional<SurgicalArm> arm = SurgicalArm.of(stage.driver.profile());
        arm.ifPresent(statements::arm);
        OperatingTable.of(stage.site).ifPresent(statements::table);
    }

    private void arm(SurgicalArm arm) {
        events.record("motion_scale_stated", "scale", arm.motionScale());
        Map<String, Object> centre = new TreeMap<>();
        centre.put("shaftX", arm.shaftX());
        centre.put("shaftY", arm.shaftY());
        centre.put("shaftZ", arm.shaftZ());
        if (arm.centreKnown()) {
            centre.put("x", arm.centreX());
            centre.put("y", arm.centreY());
            centre.put("z", arm.centreZ());
        }
        events.record("remote_centre_stated", centre);
    }

    private void table(OperatingTable table) {
        events.record(
                "instrument_stated",
                "role",
                "observed.tool_pose",
                "standardUncertaintyMeters",
                table.trackerStandardUncertaintyMeters());
        events.record("instrument_stated", "role", SurgicalRole.WRENCH, "standardUncertaintyNewtons", 0.02);
        region(
                "inside",
                new TablePoint(0, 0, table.floorMeters()),
                Map.of("normalX", 0.0, "normalY", 0.0, "normalZ", -1.0));
        table.forbidden()
                .forEach(ball -> region("forbidden", ball.centre(), Map.of("radiusMeters", ball.radiusMeters())));
    }

    private void region(String kind, TablePoint at, Map<String, Object> more) {
        Map<String, Object> attributes = new TreeMap<>(more);
        attributes.put("kind", kind);
        attributes.put("x", at.x());
        attributes.put("y", at.y());
        attributes.put("z", at.z());
        events.record("region_stated", attributes);
    }
}

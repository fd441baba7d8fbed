package org.robograde.scenarios.play;

import org.robograde.robots.units.ArmRoles;

/** What is stated at the beginning of a trial in a cell, so that the record stands alone: the field's tracker, and the terms of the distance to people. */
final class CellStatements {
    /** Directed speed of a person, metres per second (ISO 13855). */
    private static final double HUMAN_SPEED = 1.6;

    private CellStatements() {}

    static void record(Stage stage) {
        if (stage.driver.profile().of(ArmRoles.TOOL_POSE).isEmpty()) return;
        stage.site.cell().ifPresent(cell -> {
            cell.trackerStandardUncertaintyMeters()
                    .ifPresent(meters -> stage.events.record(
                            "instrument_stated",
                            "role",
                            "observed.tool_pose",
                            "standardUncertaintyMeters",
                            meters));
            cell.separation()
                    .ifPresent(stated -> stage.events.record(
                            "separation_stated",
                            "humanSpeed",
                            HUMAN_SPEED,
                            "reactionSeconds",
                            stated.reactionSeconds(),
                            "stoppingSeconds",
                            stated.stoppingSeconds(),
                            "stoppingFromSpeed",
                            stated.stoppingFromSpeed(),
                            "intrusionMeters",
                            stated.intrusionMeters(),
                            "personUncertaintyMeters",
                            stated.personUncertaintyMeters(),
                            "unitUncertaintyMeters",
                            stated.unitUncertaintyMeters(),
                            "unitRadiusMeters",
                            stage.driver.profile().footprintRadiusMeters()));
        });
    }
}

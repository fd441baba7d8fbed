package org.robograde.scenarios.play;

import org.robograde.robots.units.ArmRoles;

/** What is stated at the beginning of a trial in a cell, so that the record stands alone: how well the field's tracker follows the tool. */
final class CellStatements {
    private CellStatements() {}

    static void record(Stage stage) {
        if (stage.driver.profile().of(ArmRoles.TOOL_POSE).isEmpty()) return;
        stage.site
                .cell()
                .flatMap(cell -> cell.trackerStandardUncertaintyMeters())
                .ifPresent(meters -> stage.events.record(
                        "instrument_stated", "role", "observed.tool_pose", "standardUncertaintyMeters", meters));
    }
}

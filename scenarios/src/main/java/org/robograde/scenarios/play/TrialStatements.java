package org.robograde.scenarios.play;

import java.util.Map;
import java.util.TreeMap;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.language.Play;
import org.robograde.scenarios.site.Site;
import org.robograde.scenarios.site.SiteZone;

/** What is stated at a trial's beginning, so that the record stands alone: which rules hold where, how people and unit stop, how well instruments measure. */
final class TrialStatements {
    private TrialStatements() {}

    static void record(Play play, Stage stage) {
        play.zones().forEach(id -> zone(stage, id));
        separation(stage);
        instruments(stage);
    }

    /** The unit is told too, where the field can; a person tells a unit on a real field before the trial. */
    private static void zone(Stage stage, String id) {
        SiteZone zone = stage.site.zones().get(id);
        if (zone == null) throw new IllegalStateException("unchecked zone " + id);
        Map<String, Object> told = new TreeMap<>();
        told.put("zone", id);
        told.put("kind", zone.kind());
        told.put("polygon", zone.polygon());
        if (Double.isFinite(zone.maxMetersPerSecond())) told.put("maxMetersPerSecond", zone.maxMetersPerSecond());
        stage.events.record("zone_in_force", told);
        FieldControl.Outcome outcome = stage.field.stimulate("zone", told);
        if (!outcome.accepted())
            stage.events.record("stimulus_unavailable", "stimulus", id, "reason", outcome.reason());
    }

    static void lift(Play play, Stage stage) {
        play.zones().forEach(id -> stage.events.record("zone_lifted", "zone", id));
    }

    private static void separation(Stage stage) {
        UnitProfile unit = stage.driver.profile();
        stage.site
                .separation()
                .ifPresent(people -> unit.specification()
                        .stopping()
                        .ifPresent(stopping -> stage.events.record(
                                "separation_stated",
                                "humanSpeed",
                                people.humanMetersPerSecond(),
                                "reactionSeconds",
                                stopping.reactionSeconds(),
                                "stoppingSeconds",
                                stopping.stoppingSeconds(),
                                "stoppingFromSpeed",
                                stopping.fromMetersPerSecond(),
                                "intrusionMeters",
                                people.intrusionMeters(),
                                "personUncertaintyMeters",
                                people.personUncertaintyMeters(),
                                "unitUncertaintyMeters",
                                stopping.poseUncertaintyMeters(),
                                "unitRadiusMeters",
                                unit.footprintRadiusMeters())));
    }

    private static void instruments(Stage stage) {
        Site site = stage.site;
        site.cameras().values().stream()
                .mapToDouble(camera -> camera.standardUncertainty().positionMeters())
                .max()
                .ifPresent(meters -> instrument(stage, "observed.unit_pose", meters));
        stage.driver
                .profile()
                .specification()
                .standardUncertaintyMeters()
                .forEach((role, meters) -> instrument(stage, role, meters));
    }

    private static void instrument(Stage stage, String role, double meters) {
        stage.events.record("instrument_stated", "role", role, "standardUncertaintyMeters", meters);
    }
}

package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.agent.vision.people.Figure;

/**
 * Writes who was on the field: each person's place, the distance to the unit (from centre to centre), and the zones that people and the unit
 * enter and leave. Nobody gives no message.
 */
final class FieldPeople {
    private final ObservationChannels channels;
    private final UnitPlaces unit;
    private final List<SitePlan.Zone> zones;
    private final Map<String, Boolean> inside = new TreeMap<>();

    FieldPeople(ObservationChannels channels, UnitPlaces unit, List<SitePlan.Zone> zones) {
        this.channels = channels;
        this.unit = unit;
        this.zones = zones;
    }

    /**
     * Who gives places.
     *
     * @param source {@code camera ID} or {@code scan}
     * @param method how
     * @param frame the places' frame; zones and the unit's own place are {@code map}'s
     */
    record Witness(String source, String method, String frame) {}

    /** One person in one look. */
    record Seen(int number, Figure figure) {}

    /** A camera's look: all who were seen in it. */
    void see(Witness by, long nanos, List<Seen> people) {
        see(by, nanos, people, unit.at(nanos));
    }

    /** @param here where the unit was, in the frame of the people's places */
    void see(Witness by, long nanos, List<Seen> people, Optional<UnitPlaces.Place> here) {
        if (people.isEmpty()) {
            return;
        }
        boolean inMap = by.frame().equals("map");
        List<Map<String, Object>> all = new ArrayList<>();
        for (Seen seen : people) {
            Figure figure = seen.figure();
            Map<String, Object> one = new TreeMap<>();
            one.put("number", seen.number());
            one.put("x", CameraQuality.rounded(figure.x(), 3));
            one.put("y", CameraQuality.rounded(figure.y(), 3));
            one.put("standardUncertaintyMeters", CameraQuality.rounded(figure.standardUncertaintyMeters(), 3));
            here.ifPresent(place -> distance(one, figure, place));
            if (inMap) {
                one.put(
                        "zones",
                        zones.stream()
                                .filter(zone -> zone.depth(figure.x(), figure.y()) > 0)
                                .map(SitePlan.Zone::id)
                                .toList());
            }
            all.add(one);
        }
        Map<String, Object> stated = new TreeMap<>();
        stated.put("source", by.source());
        stated.put("method", by.method());
        stated.put("frame", by.frame());
        stated.put("people", all);
        channels.people(nanos, stated);
        if (inMap) {
            people.forEach(seen -> zones(
                    by.source() + " person " + seen.number(),
                    nanos,
                    seen.figure().x(),
                    seen.figure().y(),
                    seen.figure().standardUncertaintyMeters()));
        }
    }

    private static void distance(Map<String, Object> one, Figure figure, UnitPlaces.Place place) {
        double meters = Math.hypot(figure.x() - place.x(), figure.y() - place.y());
        double variance = figure.standardUncertaintyMeters() * figure.standardUncertaintyMeters() + place.variance();
        one.put("distanceToUnitMeters", CameraQuality.rounded(meters, 3));
        one.put("distanceStandardUncertaintyMeters", CameraQuality.rounded(Math.sqrt(variance), 3));
    }

    void unitSeen(long nanos, UnitPose pose) {
        double uncertainty =
                Math.sqrt(Math.max(pose.covariance().get(0), pose.covariance().get(4)));
        zones("unit", nanos, pose.xMeters(), pose.yMeters(), uncertainty);
    }

    /** A crossing counts when the place lies beyond the line by twice what it is known to. */
    private void zones(String who, long nanos, double x, double y, double uncertainty) {
        for (SitePlan.Zone zone : zones) {
            double depth = zone.depth(x, y);
            String key = zone.id() + "\n" + who;
            boolean was = inside.getOrDefault(key, false);
            boolean is = Math.abs(depth) < 2 * uncertainty ? was : depth > 0;
            if (is != was) {
                inside.put(key, is);
                Map<String, Object> stated = new TreeMap<>();
                stated.put("zone", zone.id());
                stated.put("kind", zone.kind());
                stated.put("who", who);
                stated.put("event", is ? "entered" : "left");
                stated.put("x", CameraQuality.rounded(x, 3));
                stated.put("y", CameraQuality.rounded(y, 3));
                stated.put("standardUncertaintyMeters", CameraQuality.rounded(uncertainty, 4));
                channels.zone(nanos, stated);
            }
        }
    }
}

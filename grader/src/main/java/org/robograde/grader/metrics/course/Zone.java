package org.robograde.grader.metrics.course;

import java.util.ArrayList;
import java.util.List;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.TrialEvidence;

/**
 * A part of the floor with a rule, from when it came into force until it was lifted or the record ended.
 *
 * @param kind {@code keep_out} or {@code speed_limit}
 * @param polygon x and y in turn, in the map, metres; three corners at least
 * @param metersPerSecondMax of a speed limit
 */
public record Zone(
        String name, String kind, List<Double> polygon, double metersPerSecondMax, long fromNanos, long toNanos) {
    public static final String KEEP_OUT = "keep_out";
    public static final String SPEED_LIMIT = "speed_limit";

    public Zone {
        polygon = List.copyOf(polygon);
    }

    /** Zones whose polygon is one; what else was declared is left out. */
    public static List<Zone> of(TrialEvidence evidence) {
        List<Zone> zones = new ArrayList<>();
        for (TrialEvent declared : evidence.events().of("zone_in_force")) {
            List<Double> polygon = EventLog.numbers(declared, "polygon");
            String name = EventLog.text(declared, "zone");
            long lifted = evidence.events().of("zone_lifted").stream()
                    .filter(e -> e.atNanos() >= declared.atNanos())
                    .filter(e -> EventLog.text(e, "zone").equals(name))
                    .mapToLong(TrialEvent::atNanos)
                    .findFirst()
                    .orElse(evidence.events().endNanos());
            if (polygon.size() >= 6 && polygon.size() % 2 == 0) {
                zones.add(new Zone(
                        name,
                        EventLog.text(declared, "kind"),
                        polygon,
                        EventLog.number(declared, "maxMetersPerSecond").orElse(Double.POSITIVE_INFINITY),
                        declared.atNanos(),
                        lifted));
            }
        }
        return zones;
    }

    public boolean inForce(long atNanos) {
        return fromNanos <= atNanos && atNanos <= toNanos;
    }

    /** Whether a point lies inside, by the number of edges to its right (even-odd rule). */
    public boolean holds(double x, double y) {
        boolean inside = false;
        int corners = polygon.size() / 2;
        for (int i = 0; i < corners; i++) {
            int j = (i + corners - 1) % corners;
            double yi = polygon.get(2 * i + 1);
            double yj = polygon.get(2 * j + 1);
            boolean crosses = (yi > y) != (yj > y);
            if (crosses) {
                double xi = polygon.get(2 * i);
                double xj = polygon.get(2 * j);
                inside ^= x < xi + (y - yi) / (yj - yi) * (xj - xi);
            }
        }
        return inside;
    }
}

package org.robograde.grader.metrics.decision;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.course.Zone;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/**
 * Where the unit broke the rules of the site's zones: one reference for each spell, and how much too fast it was at most.
 *
 * @param spells times in which it was where it must not be, or faster than allowed there
 * @param excess greatest speed above a limit, metres per second; below 0 while always slower
 * @param seen samples of the unit's place that were looked at
 */
record RuleBreaks(List<EvidenceReference> spells, double excess, long excessNanos, boolean limited, int seen) {
    private static final long GAP_NANOS = 1_000_000_000L;

    /** By the field's sight of the unit, or by its own map pose where there is none. */
    static RuleBreaks of(TrialEvidence evidence, List<Zone> zones) {
        PoseTrack track = evidence.tracks().fieldPose().isEmpty()
                ? evidence.tracks().mapPose()
                : evidence.tracks().fieldPose();
        MotionTrack odometry = evidence.tracks().odometry();
        List<EvidenceReference> spells = new ArrayList<>();
        double excess = Double.NEGATIVE_INFINITY;
        long excessNanos = 0;
        for (Zone zone : zones) {
            long begun = -1;
            long last = -1;
            for (int i = 0; i < track.size(); i++) {
                long at = track.receivedNanos(i);
                boolean inside = zone.inForce(at) && zone.holds(track.x(i), track.y(i));
                double over = odometry.speedAt(at) - zone.metersPerSecondMax();
                boolean limit = zone.kind().equals(Zone.SPEED_LIMIT);
                if (inside && limit && over > excess) {
                    excess = over;
                    excessNanos = at;
                }
                boolean broken = inside && (zone.kind().equals(Zone.KEEP_OUT) || (limit && over > 0));
                if (begun >= 0 && (!broken || at - last > GAP_NANOS)) {
                    spells.add(spell(track, zone, begun, last));
                    begun = -1;
                }
                begun = broken && begun < 0 ? at : begun;
                last = at;
            }
            if (begun >= 0) {
                spells.add(spell(track, zone, begun, last));
            }
        }
        return new RuleBreaks(spells, excess, excessNanos, excess > Double.NEGATIVE_INFINITY, track.size());
    }

    private static EvidenceReference spell(PoseTrack track, Zone zone, long from, long to) {
        String what = zone.kind().equals(Zone.KEEP_OUT) ? "in the closed zone " : "too fast in the zone ";
        return new EvidenceReference(
                track.topic().isEmpty() ? Roles.MAP_POSE : track.topic(), from, to, from, what + zone.name());
    }
}

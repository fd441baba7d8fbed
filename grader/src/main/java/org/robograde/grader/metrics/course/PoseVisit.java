package org.robograde.grader.metrics.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.SpaceTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.geometry.Orientation;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.iso9283.MeasuredPose;

/**
 * One cycle of a commanded pose: from {@code pose_commanded} to {@code pose_reached}, and where the tool was seen then.
 *
 * @param poseId which of the commanded poses, e.g. {@code P1}
 * @param approach from where, as the script names it; empty if it does not
 * @param command position as commanded, angles 0
 * @param attained mean of the poses seen in the half second after it was reached, or until the next command; angles are small turns
 *     from the commanded orientation, 0 where none was commanded or seen
 */
public record PoseVisit(
        String poseId,
        String approach,
        MeasuredPose command,
        boolean oriented,
        long commandedNanos,
        long reachedNanos,
        MeasuredPose attained) {
    private static final long SEEN_NANOS = 500_000_000L;

    /** Every cycle of which an end was told and the tool was seen there, in order. */
    public static List<PoseVisit> of(TrialEvidence evidence) {
        List<PoseVisit> visits = new ArrayList<>();
        List<TrialEvent> commands = evidence.events().of("pose_commanded");
        List<TrialEvent> reached = evidence.events().of("pose_reached");
        for (int i = 0; i < commands.size(); i++) {
            long until = i + 1 < commands.size() ? commands.get(i + 1).atNanos() : Long.MAX_VALUE;
            visit(evidence, commands.get(i), reached, until).ifPresent(visits::add);
        }
        return visits;
    }

    private static Optional<PoseVisit> visit(
            TrialEvidence evidence, TrialEvent commanded, List<TrialEvent> reached, long until) {
        Optional<Vector3> position = vector(commanded, "x", "y", "z");
        Optional<TrialEvent> end = reached.stream()
                .filter(e -> e.atNanos() >= commanded.atNanos() && e.atNanos() <= until)
                .filter(e -> EventLog.text(e, "poseId").equals(EventLog.text(commanded, "poseId")))
                .findFirst();
        if (position.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        SpaceTrack seen = ToolCourse.seen(evidence);
        Optional<Orientation> orientation = orientation(commanded);
        boolean oriented = orientation.isPresent() && seen.oriented();
        long at = end.get().atNanos();
        long last = Math.min(until, at + SEEN_NANOS);
        return attained(seen, orientation.filter(o -> seen.oriented()), at, last)
                .map(attained -> new PoseVisit(
                        EventLog.text(commanded, "poseId"),
                        EventLog.text(commanded, "approach"),
                        new MeasuredPose(position.get(), 0, 0, 0),
                        oriented,
                        commanded.atNanos(),
                        at,
                        attained));
    }

    private static Optional<MeasuredPose> attained(
            SpaceTrack seen, Optional<Orientation> commanded, long from, long to) {
        Vector3 position = Vector3.ZERO;
        Vector3 turn = Vector3.ZERO;
        int n = 0;
        for (int i = seen.firstAtOrAfter(from); i < seen.size() && seen.receivedNanos(i) <= to; i++) {
            position = position.plus(seen.position(i));
            if (commanded.isPresent()) {
                turn = turn.plus(seen.orientation(i).rotationVectorFrom(commanded.get()));
            }
            n++;
        }
        if (n == 0 || !position.isFinite()) {
            return Optional.empty();
        }
        Vector3 mean = turn.times(1.0 / n);
        return Optional.of(new MeasuredPose(position.times(1.0 / n), mean.x(), mean.y(), mean.z()));
    }

    private static Optional<Vector3> vector(TrialEvent event, String x, String y, String z) {
        Vector3 vector = new Vector3(
                EventLog.number(event, x).orElse(Double.NaN),
                EventLog.number(event, y).orElse(Double.NaN),
                EventLog.number(event, z).orElse(Double.NaN));
        return vector.isFinite() ? Optional.of(vector) : Optional.empty();
    }

    private static Optional<Orientation> orientation(TrialEvent event) {
        double x = EventLog.number(event, "qx").orElse(0);
        double y = EventLog.number(event, "qy").orElse(0);
        double z = EventLog.number(event, "qz").orElse(0);
        double w = EventLog.number(event, "qw").orElse(0);
        double norm = x * x + y * y + z * z + w * w;
        return norm > 0 && Double.isFinite(norm) ? Optional.of(new Orientation(x, y, z, w)) : Optional.empty();
    }

    /** Visits by pose, in order of its id. */
    public static Map<String, List<PoseVisit>> byPose(List<PoseVisit> visits) {
        Map<String, List<PoseVisit>> byPose = new TreeMap<>();
        visits.forEach(
                v -> byPose.computeIfAbsent(v.poseId(), id -> new ArrayList<>()).add(v));
        return byPose;
    }
}

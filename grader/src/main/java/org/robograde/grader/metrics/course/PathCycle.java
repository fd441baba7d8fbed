package org.robograde.grader.metrics.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.SpaceTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.iso9283.MeasuredPose;

/**
 * One cycle of a commanded path: from {@code path_commanded} to {@code path_ended}, and where the tool was seen meanwhile.
 *
 * @param attained at least two
 * @param seconds of each, since the command, by the stamps of what saw the tool
 */
public record PathCycle(TrialEvent commanded, long endNanos, List<MeasuredPose> attained, List<Double> seconds) {
    /** Of the commanded path, evenly thinned. */
    private static final int MOST_POINTS = 1000;
    /** Of one cycle; with the points this bounds the time, whatever the events claim. */
    private static final int MOST_SAMPLES = 100_000;

    public PathCycle {
        attained = List.copyOf(attained);
        seconds = List.copyOf(seconds);
    }

    /** Every cycle that was ended in sight, by path, in order of time. */
    public static Map<String, List<PathCycle>> byPath(TrialEvidence evidence) {
        Map<String, List<PathCycle>> byPath = new TreeMap<>();
        SpaceTrack seen = ToolCourse.seen(evidence);
        for (TrialEvent commanded : evidence.events().of("path_commanded")) {
            String id = EventLog.text(commanded, "pathId");
            evidence.events().of("path_ended").stream()
                    .filter(e -> e.atNanos() >= commanded.atNanos()
                            && EventLog.text(e, "pathId").equals(id))
                    .findFirst()
                    .map(end -> between(seen, commanded, end.atNanos()))
                    .filter(cycle -> cycle.attained().size() > 1)
                    .ifPresent(cycle ->
                            byPath.computeIfAbsent(id, any -> new ArrayList<>()).add(cycle));
        }
        return byPath;
    }

    private static PathCycle between(SpaceTrack seen, TrialEvent commanded, long to) {
        List<MeasuredPose> poses = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        int first = seen.firstAtOrAfter(commanded.atNanos());
        int stride = 1 + Math.max(0, seen.firstAtOrAfter(to) - first) / MOST_SAMPLES;
        for (int i = first; i < seen.size() && seen.receivedNanos(i) <= to; i += stride) {
            poses.add(new MeasuredPose(seen.position(i), 0, 0, 0));
            seconds.add((seen.statedNanos(i) - seen.statedNanos(first)) / 1e9);
        }
        return new PathCycle(commanded, to, poses, seconds);
    }

    public String pathId() {
        return EventLog.text(commanded, "pathId");
    }

    /** The speed along the path that was commanded, in metres per second, where the script states one above 0. */
    public OptionalDouble commandedSpeed() {
        OptionalDouble stated = EventLog.number(commanded, "metersPerSecond");
        return stated.isPresent() && stated.getAsDouble() > 0 ? stated : OptionalDouble.empty();
    }

    /** The commanded points, successive ones in one place taken once; none where the lists do not go together. */
    public List<MeasuredPose> points() {
        List<Double> x = EventLog.numbers(commanded, "x");
        List<Double> y = EventLog.numbers(commanded, "y");
        List<Double> z = EventLog.numbers(commanded, "z");
        List<MeasuredPose> points = new ArrayList<>();
        if (x.size() != y.size() || y.size() != z.size()) {
            return points;
        }
        int stride = Math.max(1, (x.size() + MOST_POINTS - 1) / MOST_POINTS);
        for (int i = 0; i < x.size(); i++) {
            MeasuredPose point = MeasuredPose.at(x.get(i), y.get(i), z.get(i));
            boolean moved = points.isEmpty()
                    || !points.get(points.size() - 1).position().equals(point.position());
            if (moved && (i % stride == 0 || i == x.size() - 1)) {
                points.add(point);
            }
        }
        return points;
    }
}

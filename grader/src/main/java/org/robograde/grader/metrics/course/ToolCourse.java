package org.robograde.grader.metrics.course;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.RowSelection;
import org.robograde.grader.metrics.trial.SpaceTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.smoothness.EvenlySampled;
import org.robograde.grader.statistics.Decimal;

/**
 * The way of a tool through a trial, made fit for arithmetic: rows that only repeat the pose before are left out, times are seconds
 * from the first one, and what cannot be trusted is an obstacle in words instead of a number. It reads the track as it is asked and
 * holds no copy of it.
 */
public final class ToolCourse {
    /** No arm reaches further. Positions that span more are not in metres. */
    static final double WIDEST_METERS = 20;
    /** Rows that repeat a pose at most so often in a row are a slow source; more often, the tool stood. */
    private static final int LONGEST_REPEAT = 3;
    /** A pause in the record longer than this, and than five usual intervals, breaks the course. */
    private static final double LONGEST_GAP_SECONDS = 0.1;

    private static final int LONGEST_GAP_INTERVALS = 5;
    /** The usual interval of a longer course is that of its beginning. */
    private static final int INTERVALS_LOOKED_AT = 1 << 15;

    private final SpaceTrack track;
    private final RowSelection kept;
    private final int repeats;
    private final boolean bySource;
    private final double intervalSeconds;

    private ToolCourse(SpaceTrack track, RowSelection kept, int repeats) {
        this.track = track;
        this.kept = kept;
        this.repeats = repeats;
        bySource = neverStepsBack(track);
        intervalSeconds = usualInterval();
    }

    public static ToolCourse of(SpaceTrack track) {
        RowSelection.Builder kept = new RowSelection.Builder();
        int repeats = 0;
        for (int i = 0; i < track.size(); i++) {
            boolean same = i > 0 && track.position(i).equals(track.position(i - 1));
            if (same && runAround(track, i) <= LONGEST_REPEAT && i < track.size() - 1) {
                repeats++;
            } else {
                kept.add(i);
            }
        }
        return new ToolCourse(track, kept.build(), repeats);
    }

    /** How many rows around row i repeat one position, the first of them not counted; stops counting beyond what matters. */
    private static int runAround(SpaceTrack track, int i) {
        Vector3 here = track.position(i);
        int first = i;
        while (first > 0
                && i - first <= LONGEST_REPEAT
                && track.position(first - 1).equals(here)) {
            first--;
        }
        int last = i;
        while (last + 1 < track.size()
                && last - i <= LONGEST_REPEAT
                && track.position(last + 1).equals(here)) {
            last++;
        }
        return last - first;
    }

    /** The field's instrument where there is one, else what the unit says of itself. */
    public static String roleOfSeen(TrialEvidence evidence) {
        return evidence.tracks().arm().observedTool().isEmpty() ? Roles.TOOL_POSE : Roles.OBSERVED_TOOL;
    }

    public static SpaceTrack seen(TrialEvidence evidence) {
        return roleOfSeen(evidence).equals(Roles.OBSERVED_TOOL)
                ? evidence.tracks().arm().observedTool()
                : evidence.tracks().arm().tool();
    }

    /** Why nothing can be seen of the tool, by instrument or by the unit's own word. */
    public static Optional<String> obstacle(TrialEvidence evidence) {
        Optional<String> reason = evidence.obstacle(roleOfSeen(evidence));
        return reason.isPresent() ? reason : implausible(seen(evidence));
    }

    /** Positions that cannot be in metres, or none. */
    public static Optional<String> implausible(SpaceTrack track) {
        if (track.isEmpty()) {
            return Optional.of("there is no pose of the tool");
        }
        Vector3 least = track.position(0);
        Vector3 most = least;
        for (int i = 1; i < track.size(); i++) {
            Vector3 p = track.position(i);
            least = new Vector3(Math.min(least.x(), p.x()), Math.min(least.y(), p.y()), Math.min(least.z(), p.z()));
            most = new Vector3(Math.max(most.x(), p.x()), Math.max(most.y(), p.y()), Math.max(most.z(), p.z()));
        }
        double span = most.distanceTo(least);
        return span <= WIDEST_METERS
                ? Optional.empty()
                : Optional.of("the positions on " + track.topic() + " span "
                        + (Double.isFinite(span) ? Decimal.text(span) + " m" : "more than any number")
                        + "; no arm reaches further than " + Decimal.text(WIDEST_METERS)
                        + " m, so they are not in metres: convert millimetres or microns before recording");
    }

    public SpaceTrack track() {
        return track;
    }

    public int size() {
        return kept.size();
    }

    public Vector3 position(int i) {
        return track.position(kept.row(i));
    }

    /** The positions in order, looked up as they are asked for. */
    public List<Vector3> positions() {
        return new Places();
    }

    public long receivedNanos(int i) {
        return track.receivedNanos(kept.row(i));
    }

    /** On the source's clock where it never steps back, else on the station's. */
    public boolean bySource() {
        return bySource;
    }

    private static boolean neverStepsBack(SpaceTrack track) {
        for (int i = 1; i < track.size(); i++) {
            if (track.statedNanos(i) < track.statedNanos(i - 1)) {
                return false;
            }
        }
        return true;
    }

    /** Seconds from the first pose, never falling. */
    public double secondsAt(int i) {
        int row = kept.row(i);
        int first = kept.row(0);
        long nanos = bySource
                ? track.statedNanos(row) - track.statedNanos(first)
                : track.receivedNanos(row) - track.receivedNanos(first);
        return nanos / 1e9;
    }

    /** Seconds from the first pose to the last. */
    public double lastSeconds() {
        return secondsAt(size() - 1);
    }

    /** The middle interval between poses, in seconds; 0 for fewer than two. */
    public double intervalSeconds() {
        return intervalSeconds;
    }

    private double usualInterval() {
        int intervals = Math.min(size() - 1, INTERVALS_LOOKED_AT);
        if (intervals < 1) {
            return 0;
        }
        double[] steps = new double[intervals];
        for (int i = 0; i < intervals; i++) {
            steps[i] = secondsAt(i + 1) - secondsAt(i);
        }
        Arrays.sort(steps);
        return steps[intervals / 2];
    }

    /** Why the course cannot be sampled evenly: too few poses, no time between them, or a gap. */
    public Optional<String> uneven(int fewest) {
        if (size() < fewest) {
            return Optional.of("it takes at least " + fewest + " different poses on " + track.topic() + ", there "
                    + (size() == 1 ? "is 1" : "are " + size()));
        }
        double usual = intervalSeconds();
        if (!(usual > 0)) {
            return Optional.of("the stamps on " + track.topic() + " do not advance");
        }
        double before = 0;
        for (int i = 1; i < size(); i++) {
            double here = secondsAt(i);
            double gap = here - before;
            if (gap > LONGEST_GAP_SECONDS && gap > LONGEST_GAP_INTERVALS * usual) {
                return Optional.of("there is a gap of " + Decimal.text(gap) + " s on " + track.topic() + " after "
                        + Decimal.text(before) + " s");
            }
            before = here;
        }
        return lastSeconds() / usual > EvenlySampled.MOST
                ? Optional.of("the record on " + track.topic() + " is too long to be sampled evenly")
                : Optional.empty();
    }

    /** The usual rate, to the next whole hertz where there is more than one. */
    public double rateHz() {
        double rate = 1 / intervalSeconds();
        return rate > 1 ? Math.rint(rate) : rate;
    }

    /** Positions at an even rate from one time to another, both in seconds from the first pose. */
    public List<Vector3> evenly(double rateHz, double fromSeconds, double toSeconds) {
        return Vector3.list(
                EvenlySampled.of(size(), this::secondsAt, i -> position(i).x(), fromSeconds, toSeconds, rateHz),
                EvenlySampled.of(size(), this::secondsAt, i -> position(i).y(), fromSeconds, toSeconds, rateHz),
                EvenlySampled.of(size(), this::secondsAt, i -> position(i).z(), fromSeconds, toSeconds, rateHz));
    }

    public List<Vector3> evenly(double rateHz) {
        return evenly(rateHz, 0, lastSeconds());
    }

    /** Speeds between successive evenly sampled positions, in metres per second. */
    public static double[] speeds(List<Vector3> even, double rateHz) {
        double[] speeds = new double[Math.max(0, even.size() - 1)];
        for (int i = 0; i < speeds.length; i++) {
            speeds[i] = even.get(i + 1).distanceTo(even.get(i)) * rateHz;
        }
        return speeds;
    }

    /** What to say beside a result: rows left out, and stamps that could not be used. */
    public String remarks() {
        String left = repeats == 0
                ? ""
                : "; " + repeats + " of " + track.size() + " rows repeat the pose before and are left out";
        return bySource ? left : left + "; stamps step back, so times are the station's";
    }

    private final class Places extends AbstractList<Vector3> implements RandomAccess {
        @Override
        public Vector3 get(int i) {
            return position(i);
        }

        @Override
        public int size() {
            return kept.size();
        }
    }
}

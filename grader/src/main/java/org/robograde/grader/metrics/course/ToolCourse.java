package org.robograde.grader.metrics.course;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.SpaceTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.smoothness.EvenlySampled;
import org.robograde.grader.statistics.Decimal;

/**
 * The way of a tool through a trial, made fit for arithmetic: rows that only repeat the pose before are left out, times are seconds
 * from the first one, and what cannot be trusted is an obstacle in words instead of a number.
 *
 * @param rows how many the evidence has
 * @param repeats of them, left out: the source is slower than its topic
 */
public record ToolCourse(SpaceTrack track, List<Integer> kept, int rows, int repeats) {
    /** No arm reaches further. Positions that span more are not in metres. */
    static final double WIDEST_METERS = 20;
    /** Rows that repeat a pose at most so often in a row are a slow source; more often, the tool stood. */
    private static final int LONGEST_REPEAT = 3;
    /** A pause in the record longer than this, and than five usual intervals, breaks the course. */
    private static final double LONGEST_GAP_SECONDS = 0.1;

    private static final int LONGEST_GAP_INTERVALS = 5;

    public static ToolCourse of(SpaceTrack track) {
        List<Integer> kept = new ArrayList<>();
        int repeats = 0;
        for (int i = 0; i < track.size(); i++) {
            boolean same = i > 0 && track.position(i).equals(track.position(i - 1));
            if (same && runAround(track, i) <= LONGEST_REPEAT && i < track.size() - 1) {
                repeats++;
            } else {
                kept.add(i);
            }
        }
        return new ToolCourse(track, kept, track.size(), repeats);
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
                : Optional.of("the positions on " + track.topic() + " span " + Decimal.text(span)
                        + " m; no arm reaches further than " + Decimal.text(WIDEST_METERS)
                        + " m, so they are not in metres: convert millimetres or microns before recording");
    }

    public int size() {
        return kept.size();
    }

    public Vector3 position(int i) {
        return track.position(kept.get(i));
    }

    public long receivedNanos(int i) {
        return track.receivedNanos(kept.get(i));
    }

    /** On the source's clock where it never steps back, else on the station's. */
    public boolean bySource() {
        for (int i = 1; i < track.size(); i++) {
            if (track.statedNanos(i) < track.statedNanos(i - 1)) {
                return false;
            }
        }
        return true;
    }

    /** Seconds from the first pose, never falling. */
    public double[] seconds() {
        boolean bySource = bySource();
        double[] seconds = new double[size()];
        for (int i = 0; i < seconds.length; i++) {
            int row = kept.get(i);
            long nanos = bySource
                    ? track.statedNanos(row) - track.statedNanos(kept.get(0))
                    : track.receivedNanos(row) - track.receivedNanos(kept.get(0));
            seconds[i] = nanos / 1e9;
        }
        return seconds;
    }

    /** The middle interval between poses, in seconds; 0 for fewer than two. */
    public double intervalSeconds() {
        double[] seconds = seconds();
        if (seconds.length < 2) {
            return 0;
        }
        double[] steps = new double[seconds.length - 1];
        for (int i = 1; i < seconds.length; i++) {
            steps[i - 1] = seconds[i] - seconds[i - 1];
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
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
        double[] seconds = seconds();
        for (int i = 1; i < seconds.length; i++) {
            double gap = seconds[i] - seconds[i - 1];
            if (gap > LONGEST_GAP_SECONDS && gap > LONGEST_GAP_INTERVALS * usual) {
                return Optional.of("there is a gap of " + Decimal.text(gap) + " s on " + track.topic() + " after "
                        + Decimal.text(seconds[i - 1]) + " s");
            }
        }
        return seconds[seconds.length - 1] / usual > EvenlySampled.MOST
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
        double[] seconds = seconds();
        double[] x = new double[size()];
        double[] y = new double[size()];
        double[] z = new double[size()];
        for (int i = 0; i < x.length; i++) {
            Vector3 p = position(i);
            x[i] = p.x();
            y[i] = p.y();
            z[i] = p.z();
        }
        double[] ex = EvenlySampled.of(seconds, x, fromSeconds, toSeconds, rateHz);
        double[] ey = EvenlySampled.of(seconds, y, fromSeconds, toSeconds, rateHz);
        double[] ez = EvenlySampled.of(seconds, z, fromSeconds, toSeconds, rateHz);
        List<Vector3> even = new ArrayList<>(ex.length);
        for (int i = 0; i < ex.length; i++) {
            even.add(new Vector3(ex[i], ey[i], ez[i]));
        }
        return even;
    }

    public List<Vector3> evenly(double rateHz) {
        double[] seconds = seconds();
        return evenly(rateHz, 0, seconds[seconds.length - 1]);
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
        String left =
                repeats == 0 ? "" : "; " + repeats + " of " + rows + " rows repeat the pose before and are left out";
        return bySource() ? left : left + "; stamps step back, so times are the station's";
    }
}

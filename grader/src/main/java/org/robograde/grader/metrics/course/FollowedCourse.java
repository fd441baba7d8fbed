package org.robograde.grader.metrics.course;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.teleoperation.Delay;

/**
 * A tool and the hand that leads it over the time both are on record, on the station's clock: the two sources may have clocks of
 * their own.
 */
public final class FollowedCourse {
    public static final double LONGEST_LAG_SECONDS = 1;
    private static final double HIGHEST_RATE_HZ = 200;
    /** Ten minutes at the highest rate: bounds the correlation's time. The rest of a longer record is not used. */
    private static final int MOST_SAMPLES = 120_000;

    private static final int FEWEST_SAMPLES = 64;

    private final ToolCourse tool;
    private final List<Vector3> master;
    private final List<Vector3> slave;
    private final double rateHz;

    private FollowedCourse(ToolCourse tool, List<Vector3> master, List<Vector3> slave, double rateHz) {
        this.tool = tool;
        this.master = master;
        this.slave = slave;
        this.rateHz = rateHz;
    }

    /** Why the two cannot be compared, if they cannot. */
    public static Optional<String> obstacle(TrialEvidence evidence) {
        Optional<String> unseen = ToolCourse.obstacle(evidence);
        if (unseen.isPresent()) {
            return unseen;
        }
        ToolCourse hand = ToolCourse.of(evidence.tracks().arm().master());
        ToolCourse tool = ToolCourse.of(ToolCourse.seen(evidence));
        return ToolCourse.implausible(hand.track())
                .or(() -> tool.uneven(FEWEST_SAMPLES))
                .or(() -> hand.uneven(FEWEST_SAMPLES))
                .or(() -> of(evidence).samples() < FEWEST_SAMPLES
                        ? Optional.of("hand and tool are hardly on record at the same time")
                        : Optional.empty());
    }

    /** Only where there is no {@link #obstacle}. */
    public static FollowedCourse of(TrialEvidence evidence) {
        ToolCourse tool = ToolCourse.of(ToolCourse.seen(evidence));
        ToolCourse hand = ToolCourse.of(evidence.tracks().arm().master());
        double rate = Math.min(HIGHEST_RATE_HZ, Math.min(tool.rateHz(), hand.rateHz()));
        // Both courses' seconds count from their own first pose.
        double handLater = (hand.receivedNanos(0) - tool.receivedNanos(0)) / 1e9;
        double from = Math.max(0, handLater);
        double end = Math.min(tool.lastSeconds(), hand.lastSeconds() + handLater);
        double to = Math.min(end, from + MOST_SAMPLES / rate);
        if (to <= from) {
            return new FollowedCourse(tool, List.of(), List.of(), rate);
        }
        return new FollowedCourse(
                tool, hand.evenly(rate, from - handLater, to - handLater), tool.evenly(rate, from, to), rate);
    }

    public ToolCourse tool() {
        return tool;
    }

    public int samples() {
        return Math.min(master.size(), slave.size());
    }

    public double rateHz() {
        return rateHz;
    }

    public List<Vector3> master() {
        return master;
    }

    public List<Vector3> slave() {
        return slave;
    }

    /**
     * From the speeds of both, which need neither a common frame nor a common scale, without tremor: a unit that takes the tremor out
     * follows the hand no less.
     */
    public Optional<Delay> delay() {
        return Delay.ofVoluntaryMotion(
                master.subList(0, samples()), slave.subList(0, samples()), rateHz, LONGEST_LAG_SECONDS);
    }

    /** Where the hand was so long before a sample, between samples by a straight line; nothing outside the record. */
    public Optional<Vector3> masterBefore(int sample, double seconds) {
        double at = sample - seconds * rateHz;
        int before = (int) Math.floor(at);
        if (before < 0 || before + 1 >= samples()) {
            return Optional.empty();
        }
        double share = at - before;
        return Optional.of(
                master.get(before).times(1 - share).plus(master.get(before + 1).times(share)));
    }
}

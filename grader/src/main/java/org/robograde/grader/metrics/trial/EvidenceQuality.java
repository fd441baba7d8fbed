package org.robograde.grader.metrics.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.agent.evidence.Evidence;
import org.robograde.grader.statistics.Decimal;

/** What is known to be wrong with a trial's evidence, in words. */
public final class EvidenceQuality {
    private static final long GAP_NANOS = 500_000_000L;

    private EvidenceQuality() {}

    /** One line for one loss. */
    public static String damage(Evidence.Damage damage) {
        String what = damage.topic().equals("*") ? "all channels" : damage.topic();
        String count = damage.count() < 0 ? "an unknown number of messages" : damage.count() + " messages";
        return Decimal.seconds(damage.toNanos() - damage.fromNanos())
                + " s of " + what + " missing from " + Decimal.seconds(damage.fromNanos()) + " s (" + count + "; "
                + damage.reason() + ")";
    }

    /** Gaps, stamps that step back and missing velocities of the odometry. */
    static List<String> odometry(MotionTrack odometry) {
        List<String> notes = new ArrayList<>();
        if (odometry.size() == 0) {
            return notes;
        }
        gaps(odometry).ifPresent(notes::add);
        backwardStamps(odometry.poses()).ifPresent(notes::add);
        if (odometry.speedFromPositions()) {
            notes.add("odometry on " + odometry.poses().topic()
                    + " states no velocity: the speed is taken from its positions");
        }
        return notes;
    }

    private static Optional<String> gaps(MotionTrack odometry) {
        int gaps = 0;
        long total = 0;
        long longest = 0;
        long longestAt = 0;
        for (int i = 1; i < odometry.size(); i++) {
            long gap = odometry.receivedNanos(i) - odometry.receivedNanos(i - 1);
            if (gap > GAP_NANOS) {
                gaps++;
                total += gap;
                longestAt = gap > longest ? odometry.receivedNanos(i - 1) : longestAt;
                longest = Math.max(longest, gap);
            }
        }
        return gaps == 0
                ? Optional.empty()
                : Optional.of("odometry has " + gaps + " gaps longer than 0.5 s, " + Decimal.seconds(total)
                        + " s in all; the longest, " + Decimal.seconds(longest) + " s, begins at "
                        + Decimal.seconds(longestAt) + " s");
    }

    private static Optional<String> backwardStamps(PoseTrack poses) {
        int back = 0;
        for (int i = 1; i < poses.size(); i++) {
            back += poses.statedNanos(i) < poses.statedNanos(i - 1) ? 1 : 0;
        }
        return back == 0 ? Optional.empty() : Optional.of("odometry has " + back + " stamps that step back");
    }
}

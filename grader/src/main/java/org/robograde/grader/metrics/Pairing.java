package org.robograde.grader.metrics;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.robograde.grader.metrics.trial.PoseTrack;

/**
 * Which pose of one track goes with which of another: each with its nearest in stated time, both ways round, the later of two
 * equally near, so that no pose is used twice. Linear in the number of poses once they are in order; of tracks in order nothing
 * is kept, of one whose stamps step back an index for each of its poses.
 */
public final class Pairing {
    private final Ordered first;
    private final Ordered second;
    private final long toleranceNanos;

    private Pairing(Ordered first, Ordered second, long toleranceNanos) {
        this.first = first;
        this.second = second;
        this.toleranceNanos = toleranceNanos;
    }

    /** Takes pairs, by their indices into the two tracks, in order of stated time. */
    public interface PairTaker {
        void take(int first, int second);
    }

    public static Pairing nearest(PoseTrack first, PoseTrack second, long toleranceNanos) {
        return new Pairing(Ordered.of(first), Ordered.of(second), toleranceNanos);
    }

    /** How many pairs there are. */
    public int count() {
        int[] count = {0};
        forEach((a, b) -> count[0]++);
        return count[0];
    }

    public void forEach(PairTaker taker) {
        Nearest inSecond = new Nearest(second);
        Nearest inFirst = new Nearest(first);
        for (int i = 0; i < first.size(); i++) {
            Optional<Integer> j = inSecond.to(first.nanos(i));
            boolean paired = j.isPresent()
                    && inFirst.to(second.nanos(j.get()))
                            .filter(Integer.valueOf(i)::equals)
                            .isPresent()
                    && Math.abs(first.nanos(i) - second.nanos(j.get())) <= toleranceNanos;
            if (paired) {
                taker.take(first.row(i), second.row(j.orElseThrow()));
            }
        }
    }

    /** A track in order of its stated stamps; poses of one stamp keep their order. */
    private record Ordered(PoseTrack track, IntUnaryOperator rows) {
        static Ordered of(PoseTrack track) {
            for (int i = 1; i < track.size(); i++) {
                if (track.statedNanos(i) < track.statedNanos(i - 1)) {
                    return sorted(track);
                }
            }
            return new Ordered(track, i -> i);
        }

        private static Ordered sorted(PoseTrack track) {
            int[] rows = IntStream.range(0, track.size())
                    .boxed()
                    .sorted(Comparator.comparingLong(track::statedNanos))
                    .mapToInt(Integer::intValue)
                    .toArray();
            return new Ordered(track, i -> rows[i]);
        }

        int size() {
            return track.size();
        }

        int row(int i) {
            return rows.applyAsInt(i);
        }

        long nanos(int i) {
            return track.statedNanos(row(i));
        }
    }

    /** The entry nearest to each of a row of times that does not fall, the later of two equally near. */
    private static final class Nearest {
        private final Ordered among;
        private int at;

        Nearest(Ordered among) {
            this.among = among;
        }

        Optional<Integer> to(long nanos) {
            while (at + 1 < among.size()
                    && Math.abs(among.nanos(at + 1) - nanos) <= Math.abs(among.nanos(at) - nanos)) {
                at++;
            }
            return among.size() == 0 ? Optional.empty() : Optional.of(at);
        }
    }
}

package org.robograde.grader.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.robograde.grader.metrics.trial.PoseTrack;

/**
 * Which pose of one track goes with which of another: each with its nearest in stated time, both ways round, so that no pose
 * is used twice; linear in the number of poses once they are in order.
 */
public final class Pairing {
    private Pairing() {}

    /** Indices into the two tracks. */
    public record Pair(int first, int second) {}

    public static List<Pair> nearest(PoseTrack first, PoseTrack second, long toleranceNanos) {
        int[] a = inOrder(first);
        int[] b = inOrder(second);
        int[] bForA = nearestOf(first, a, second, b);
        int[] aForB = nearestOf(second, b, first, a);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < a.length; i++) {
            int j = bForA[i];
            if (j >= 0 && aForB[j] == i && apart(first, a[i], second, b[j]) <= toleranceNanos) {
                pairs.add(new Pair(a[i], b[j]));
            }
        }
        return pairs;
    }

    private static int[] inOrder(PoseTrack track) {
        return IntStream.range(0, track.size())
                .boxed()
                .sorted(Comparator.comparingLong(track::statedNanos))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** For each entry of {@code a}, the entry of {@code b} nearest in time, the later of two equally near; -1 if b is empty. */
    private static int[] nearestOf(PoseTrack trackA, int[] a, PoseTrack trackB, int[] b) {
        int[] nearest = new int[a.length];
        int j = 0;
        for (int i = 0; i < a.length; i++) {
            while (j + 1 < b.length && apart(trackA, a[i], trackB, b[j + 1]) <= apart(trackA, a[i], trackB, b[j])) {
                j++;
            }
            nearest[i] = b.length == 0 ? -1 : j;
        }
        return nearest;
    }

    private static long apart(PoseTrack trackA, int i, PoseTrack trackB, int j) {
        return Math.abs(trackA.statedNanos(i) - trackB.statedNanos(j));
    }
}

package org.robograde.grader.motion.trajectory;

import java.util.Arrays;

/**
 * Pairs of poses of two trajectories, in order of time.
 *
 * <p>Both rules cost one pass over each trajectory after sorting, which costs nothing where the stamps rise.
 */
public final class Association {
    private final Trajectory reference;
    private final Trajectory estimate;
    private final AssociationRule rule;
    private final int[] inReference;
    private final int[] inEstimate;
    private final int distinct;

    private Association(
            Trajectory reference, Trajectory estimate, AssociationRule rule, int[] inReference, int[] inEstimate) {
        this.reference = reference.select(inReference);
        this.estimate = estimate.select(inEstimate);
        this.rule = rule;
        this.inReference = inReference;
        this.inEstimate = inEstimate;
        this.distinct = Math.min(distinct(inReference), distinct(inEstimate));
    }

    /**
     * @param maxDifferenceNanos how far apart the stamps of a pair may be, inclusive, 0 or more
     * @param offsetNanos added to every stamp of the estimate before they are compared
     * @throws IncomparableException if no pair is left; it names both time spans
     */
    public static Association of(
            Trajectory reference,
            Trajectory estimate,
            AssociationRule rule,
            long maxDifferenceNanos,
            long offsetNanos) {
        Trajectory first = reference.inOrderOfTime();
        Trajectory second = estimate.inOrderOfTime().later(offsetNanos);
        int[][] pairs = rule == AssociationRule.ONE_TO_ONE
                ? oneToOne(first, second, maxDifferenceNanos)
                : evo(first, second, maxDifferenceNanos);
        if (pairs[0].length == 0) {
            throw new IncomparableException("no pose of " + estimate.name() + " (" + span(second)
                    + ") has one of " + reference.name() + " (" + span(first) + ") within "
                    + Quantity.seconds(maxDifferenceNanos)
                    + "; are they on one clock? An offset or a larger limit can be given");
        }
        return new Association(first, second, rule, pairs[0], pairs[1]);
    }

    /** Pose k of one with pose k of the other, whatever their stamps: for files without a clock of their own. */
    public static Association byRow(Trajectory reference, Trajectory estimate) {
        if (reference.size() != estimate.size() || reference.size() == 0) {
            throw new IncomparableException(reference.name() + " has " + reference.size() + " poses and "
                    + estimate.name() + " " + estimate.size()
                    + ": to be paired row by row both must have as many, and at least one");
        }
        int[] all = new int[reference.size()];
        Arrays.setAll(all, i -> i);
        return new Association(reference, estimate, AssociationRule.ONE_TO_ONE, all, all);
    }

    public int size() {
        return inReference.length;
    }

    public AssociationRule rule() {
        return rule;
    }

    /** The poses of the reference that have a partner, pair by pair. */
    public Trajectory reference() {
        return reference;
    }

    /** Their partners, pair by pair, with the offset added to their stamps. */
    public Trajectory estimate() {
        return estimate;
    }

    /** Index of pair k's pose in the reference in order of time. */
    public int referenceIndex(int k) {
        return inReference[k];
    }

    /** Index of pair k's pose in the estimate in order of time. */
    public int estimateIndex(int k) {
        return inEstimate[k];
    }

    /** How many pairs use a pose that another pair uses too. */
    public int usedTwice() {
        return size() - distinct;
    }

    /** Estimate's stamp less reference's of pair k. */
    public long slipNanos(int k) {
        return estimate.nanos(k) - reference.nanos(k);
    }

    private static int[][] oneToOne(Trajectory first, Trajectory second, long limit) {
        int[] partner = new int[first.size()];
        int[] back = new int[second.size()];
        nearestLater(first, second, partner);
        nearestLater(second, first, back);
        int[] left = new int[first.size()];
        int[] right = new int[first.size()];
        int count = 0;
        for (int i = 0; i < partner.length; i++) {
            int j = partner[i];
            if (j >= 0 && back[j] == i && Math.abs(first.nanos(i) - second.nanos(j)) <= limit) {
                left[count] = i;
                right[count++] = j;
            }
        }
        return new int[][] {Arrays.copyOf(left, count), Arrays.copyOf(right, count)};
    }

    private static void nearestLater(Trajectory from, Trajectory in, int[] nearest) {
        int j = 0;
        for (int i = 0; i < nearest.length; i++) {
            long at = from.nanos(i);
            while (j + 1 < in.size() && Math.abs(in.nanos(j + 1) - at) <= Math.abs(in.nanos(j) - at)) {
                j++;
            }
            nearest[i] = in.size() == 0 ? -1 : j;
        }
    }

    private static int[][] evo(Trajectory reference, Trajectory estimate, long limitNanos) {
        boolean estimateLonger = estimate.size() > reference.size();
        double[] shorter = seconds(estimateLonger ? reference : estimate);
        double[] longer = seconds(estimateLonger ? estimate : reference);
        double limit = asSeconds(limitNanos);
        int[] inShorter = new int[shorter.length];
        int[] inLonger = new int[shorter.length];
        int count = 0;
        int after = 0;
        int beforeFirst = 0;
        for (int i = 0; i < shorter.length && longer.length > 0; i++) {
            while (after < longer.length && longer[after] < shorter[i]) {
                beforeFirst = after > 0 && longer[after] == longer[after - 1] ? beforeFirst : after;
                after++;
            }
            boolean earlier = after == longer.length
                    || (after > 0 && shorter[i] - longer[beforeFirst] <= longer[after] - shorter[i]);
            int nearest = earlier ? beforeFirst : after;
            if (Math.abs(longer[nearest] - shorter[i]) <= limit) {
                inShorter[count] = i;
                inLonger[count++] = nearest;
            }
        }
        int[] one = Arrays.copyOf(inShorter, count);
        int[] other = Arrays.copyOf(inLonger, count);
        return estimateLonger ? new int[][] {one, other} : new int[][] {other, one};
    }

    private static double[] seconds(Trajectory trajectory) {
        double[] seconds = new double[trajectory.size()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = asSeconds(trajectory.nanos(i));
        }
        return seconds;
    }

    private static double asSeconds(long nanos) {
        return Math.floorDiv(nanos, 1_000_000_000L) + Math.floorMod(nanos, 1_000_000_000L) / 1e9;
    }

    private static int distinct(int[] indices) {
        int count = indices.length == 0 ? 0 : 1;
        for (int i = 1; i < indices.length; i++) {
            count += indices[i] != indices[i - 1] ? 1 : 0;
        }
        return count;
    }

    private static String span(Trajectory trajectory) {
        return trajectory.size() == 0
                ? "no pose"
                : Quantity.seconds(trajectory.nanos(0)) + " to "
                        + Quantity.seconds(trajectory.nanos(trajectory.size() - 1));
    }
}

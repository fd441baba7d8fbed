package org.robograde.grader.motion.trajectory;

import java.util.Arrays;
import java.util.List;

/**
 * Two clocks in one record, e.g. the stamps a source puts on its messages and the times they were received.
 *
 * @param count rows compared
 * @param medianNanos second clock less first: delay and offset together, which one record cannot tell apart
 * @param spreadNanos median distance from that median
 * @param leastNanos smallest difference
 * @param mostNanos greatest difference
 */
public record ClockComparison(int count, long medianNanos, long spreadNanos, long leastNanos, long mostNanos) {
    /** What a delay on a local network may be without a remark. */
    private static final long UNREMARKABLE_NANOS = 50_000_000L;

    /** @throws IncomparableException where there is no row */
    public static ClockComparison of(long[] first, long[] second) {
        if (first.length == 0 || first.length != second.length) {
            throw new IncomparableException("two clocks can be compared where every row has both");
        }
        long[] apart = new long[first.length];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = second[i] - first[i];
        }
        Arrays.sort(apart);
        long median = apart[apart.length / 2];
        long[] off =
                Arrays.stream(apart).map(v -> Math.abs(v - median)).sorted().toArray();
        return new ClockComparison(apart.length, median, off[off.length / 2], apart[0], apart[apart.length - 1]);
    }

    /** A remark where the two disagree by more than a local network explains, or where a message comes before it was made. */
    public List<String> notes(String name) {
        if (medianNanos >= 0 && medianNanos <= UNREMARKABLE_NANOS && spreadNanos <= UNREMARKABLE_NANOS) {
            return List.of();
        }
        return List.of(name + ": two clocks: messages were received " + Quantity.seconds(Math.abs(medianNanos))
                + (medianNanos < 0 ? " before" : " after") + " their own stamps (median; half of them within "
                + Quantity.seconds(spreadNanos) + " of it, " + Quantity.seconds(leastNanos) + " to "
                + Quantity.seconds(mostNanos) + ")");
    }
}

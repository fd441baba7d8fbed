package org.robograde.agent.evidence;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a quantity of time is spread over any number of messages, in bounded memory: counts in steps of 1/128 of the value, so
 * a quantile is right to 0.4 %. Whole numbers only, hence the same on every machine.
 */
final class DelaySpread {
    private static final int EXACT_BITS = 7;

    private final TreeMap<Long, Long> counts = new TreeMap<>();
    private long count;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    void add(long nanos) {
        counts.merge(step(nanos), 1L, Long::sum);
        count++;
        min = Math.min(min, nanos);
        max = Math.max(max, nanos);
    }

    long count() {
        return count;
    }

    /** The smallest value that at least this share of all values does not exceed; 0 if there are none. */
    long quantile(double share) {
        if (count == 0) {
            return 0;
        }
        long rank = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return Math.min(max, Math.max(min, entry.getKey()));
            }
        }
        return max;
    }

    /** The middle of the step a value falls into; steps grow with the value, and are mirrored below zero. */
    private static long step(long nanos) {
        if (nanos == Long.MIN_VALUE) {
            return -Long.MAX_VALUE;
        }
        long size = Math.abs(nanos);
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(size) - EXACT_BITS - 1);
        long middle = ((size >>> shift) << shift) + (shift == 0 ? 0 : 1L << (shift - 1));
        return nanos < 0 ? -middle : middle;
    }
}

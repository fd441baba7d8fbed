package org.robograde.grader.metrics.trial;

import java.nio.LongBuffer;
import java.util.List;

/**
 * Numbers of one track, whole or floating, in order. The first of them are in the heap, the rest in a mapped temporary file that
 * the operating system may drop from memory: however long a recording is, a column costs the heap at most a quarter of a megabyte.
 */
final class Column {
    private final long[] head;
    private final List<LongBuffer> rest;
    private final int size;

    Column(long[] head, List<LongBuffer> rest, int size) {
        this.head = head;
        this.rest = List.copyOf(rest);
        this.size = size;
    }

    int size() {
        return size;
    }

    long whole(int i) {
        if (i < head.length) {
            return head[i];
        }
        int beyond = i - head.length;
        return rest.get(beyond >> Spill.SEGMENT_SHIFT).get(beyond & Spill.SEGMENT_MASK);
    }

    double real(int i) {
        return Double.longBitsToDouble(whole(i));
    }

    /** Index of the first number at or above {@code least} in a column that never falls; {@link #size()} if there is none. */
    int firstAtLeast(long least) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (whole(middle) < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

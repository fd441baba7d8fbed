package org.robograde.grader.metrics.trial;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Growing columns of primitive numbers, so that an hour of odometry is no objects; see {@link Column} for where they are kept. */
final class Numbers {
    /** A quarter of a megabyte a column. */
    static final int KEPT_IN_HEAP = 1 << 15;

    private Numbers() {}

    static final class Longs {
        private final Growing values = new Growing();

        void add(long value) {
            values.add(value);
        }

        /** What there is so far. Only a column that is still all in the heap can grow on. */
        Column column() {
            return values.column();
        }
    }

    static final class Doubles {
        private final Growing values = new Growing();

        void add(double value) {
            values.add(Double.doubleToRawLongBits(value));
        }

        int size() {
            return values.size;
        }

        /** What there is so far. Only a column that is still all in the heap can grow on. */
        Column column() {
            return values.column();
        }
    }

    private static final class Growing {
        private long[] head = new long[256];
        private @Nullable Spill rest;
        private int size;
        private @Nullable Column built;

        void add(long bits) {
            if (built != null && rest != null) {
                throw new IllegalStateException("a number was added to a column whose file is being read");
            }
            built = null;
            if (size >= KEPT_IN_HEAP) {
                if (rest == null) {
                    rest = new Spill();
                }
                rest.add(bits);
            } else {
                if (size == head.length) {
                    head = Arrays.copyOf(head, size * 2);
                }
                head[size] = bits;
            }
            size++;
        }

        Column column() {
            Column column = built;
            if (column == null) {
                column = new Column(
                        Arrays.copyOf(head, Math.min(size, KEPT_IN_HEAP)),
                        rest == null ? List.of() : rest.mapped(),
                        size);
                built = column;
            }
            return column;
        }
    }
}

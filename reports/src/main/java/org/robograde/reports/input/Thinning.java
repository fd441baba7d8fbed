package org.robograde.reports.input;

import java.util.ArrayList;
import java.util.List;

/** Keeps a bounded, even choice of values that go by, however many they are: a recording of days is drawn in the heap of one of minutes. */
final class Thinning<T> {
    /** Far more than a chart shows, so that the choice stays even after it is thinned again. */
    static final int MOST = 1 << 16;

    private final List<T> kept = new ArrayList<>();
    private long seen;
    private long stride = 1;

    void add(T value) {
        if (seen++ % stride != 0) {
            return;
        }
        kept.add(value);
        if (kept.size() > MOST) {
            for (int i = 0; 2 * i < kept.size(); i++) {
                kept.set(i, kept.get(2 * i));
            }
            kept.subList((kept.size() + 1) / 2, kept.size()).clear();
            stride *= 2;
        }
    }

    /** Every value while there are at most {@link #MOST}; else every second, fourth and so on, the first among them. */
    List<T> kept() {
        return kept;
    }
}

package org.robograde.robots.sim.surgical;

import java.util.ArrayDeque;

/** A value as it was some steps ago: how delays come about. Before so many steps have passed it is the first value. */
final class Past<T> {
    private final ArrayDeque<T> kept = new ArrayDeque<>();
    private final int steps;

    Past(double seconds, double stepSeconds) {
        steps = (int) Math.round(seconds / stepSeconds);
    }

    T push(T now) {
        kept.addLast(now);
        if (kept.size() > steps + 1) {
            kept.removeFirst();
        }
        return kept.getFirst();
    }

    void clear() {
        kept.clear();
    }
}

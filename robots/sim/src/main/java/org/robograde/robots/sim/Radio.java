package org.robograde.robots.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The link over which commands reach the unit. While it is cut they are lost; while it is slow they come late, in their order. */
final class Radio {
    private final Deque<Late> late = new ArrayDeque<>();
    private long cutUntilNanos = Long.MIN_VALUE;
    private long slowUntilNanos = Long.MIN_VALUE;
    private long delayNanos;

    private record Late(long dueNanos, Command command) {}

    void cutUntil(long nanos) {
        cutUntilNanos = nanos;
    }

    void slow(long byNanos, long untilNanos) {
        delayNanos = byNanos;
        slowUntilNanos = untilNanos;
    }

    /** What reaches the unit in this step. */
    List<Command> pass(List<Command> sent, long nowNanos) {
        if (nowNanos < cutUntilNanos) {
            late.clear();
            return List.of();
        }
        boolean slow = nowNanos < slowUntilNanos;
        if (!slow && late.isEmpty()) {
            return sent;
        }
        long due = slow ? nowNanos + delayNanos : nowNanos;
        sent.forEach(command -> late.add(new Late(due, command)));
        List<Command> arrived = new ArrayList<>();
        while (!late.isEmpty() && late.element().dueNanos <= nowNanos) {
            arrived.add(late.remove().command);
        }
        return arrived;
    }
}

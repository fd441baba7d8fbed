package org.robograde.agent.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * Events that cannot be understood, with the time they leave in doubt. When such an event was recorded is known, but not
 * what it began or ended: from the event before it to the one after it, nobody knows what was going on.
 */
final class UnreadableEvents {
    private final List<String> open = new ArrayList<>();
    private final List<Evidence.Damage> damage = new ArrayList<>();
    private final long endNanos;
    private long fromNanos;

    /** The bounds are those of the recording. */
    UnreadableEvents(long startNanos, long endNanos) {
        fromNanos = startNanos;
        this.endNanos = endNanos;
    }

    void readable(long atNanos) {
        close(atNanos);
        fromNanos = atNanos;
    }

    void unreadable(long atNanos, String why) {
        open.add("the event at " + atNanos + " ns cannot be understood: " + why);
    }

    List<Evidence.Damage> end() {
        close(endNanos);
        return damage;
    }

    private void close(long toNanos) {
        for (String reason : open) {
            damage.add(new Evidence.Damage(EventJson.TOPIC, 1, fromNanos, toNanos, reason, "reading the event"));
        }
        open.clear();
    }
}

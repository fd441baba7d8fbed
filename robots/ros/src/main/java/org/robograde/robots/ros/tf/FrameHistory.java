package org.robograde.robots.ros.tf;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.robots.messages.RosTime;

/** Where one frame stood relative to its parent, by time. A static frame has one entry that holds always. Not thread-safe. */
final class FrameHistory {
    /** 10 s at 2 kHz; a sender with stamps without end must not fill the memory. */
    private static final int ENTRIES_MAX = 20_000;

    /** The parent may change from one entry to the next: a robot picks something up. */
    record Entry(String parent, RigidTransform transform) {}

    private final boolean isStatic;
    private final long spanNanos;
    private final TreeMap<Long, Entry> entries = new TreeMap<>();

    FrameHistory(boolean isStatic, long spanNanos) {
        this.isStatic = isStatic;
        this.spanNanos = spanNanos;
    }

    boolean isStatic() {
        return isStatic;
    }

    /** @return empty if it was taken, else why not */
    Optional<String> add(long nanos, Entry entry) {
        if (isStatic) {
            entries.clear();
            entries.put(0L, entry);
            return Optional.empty();
        }
        if (!entries.isEmpty() && nanos < entries.lastKey() - spanNanos) {
            return Optional.of("it is older than what is kept");
        }
        if (entries.putIfAbsent(nanos, entry) != null) {
            return Optional.of("this stamp has been told before");
        }
        entries.headMap(entries.lastKey() - spanNanos).clear();
        while (entries.size() > ENTRIES_MAX) {
            entries.pollFirstEntry();
        }
        return Optional.empty();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Latest time; empty for a static frame, which holds always. */
    Optional<Long> latestNanos() {
        return isStatic || entries.isEmpty() ? Optional.empty() : Optional.of(entries.lastKey());
    }

    String latestParent() {
        return entries.lastEntry().getValue().parent();
    }

    /** Empty where the time is outside what is known; between two entries of one parent it lies between them. */
    Optional<Entry> at(long nanos) {
        if (isStatic) {
            return Optional.of(entries.firstEntry().getValue());
        }
        Map.Entry<Long, Entry> before = entries.floorEntry(nanos);
        Map.Entry<Long, Entry> after = entries.ceilingEntry(nanos);
        if (before == null || after == null) {
            return Optional.empty();
        }
        Entry earlier = before.getValue();
        Entry later = after.getValue();
        if (before.getKey().equals(after.getKey()) || !earlier.parent().equals(later.parent())) {
            return Optional.of(earlier);
        }
        double share = (double) (nanos - before.getKey()) / (after.getKey() - before.getKey());
        return Optional.of(new Entry(earlier.parent(), earlier.transform().towards(later.transform(), share)));
    }

    /** What is known of when, for an error message. */
    String span() {
        return entries.isEmpty()
                ? "nothing is known of it"
                : "it is known from " + seconds(entries.firstKey()) + " to " + seconds(entries.lastKey());
    }

    static String seconds(long nanos) {
        RosTime time = RosTime.ofNanos(nanos);
        return "%d.%09d s".formatted(time.seconds(), time.nanoseconds());
    }
}

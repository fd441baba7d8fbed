package org.robograde.agent.vision.motion;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When a body stood, by its poses: no pose of half a second further than a few millimetres from the first. A stop begins with the first pose of
 * the stretch; it ends with the last that lies within it.
 */
public final class Stops {
    /** What a stop's poses may lie apart, metres: 1 cm in half a second is a fiftieth of a metre a second. */
    public static final double STANDING_METERS = 0.01;

    public static final double STANDING_RADIANS = 0.02;
    private static final long SETTLED_NANOS = 500_000_000L;
    private static final long SHORTEST_NANOS = 1_000_000_000L;
    /** Nobody knows what happened in a longer gap. */
    private static final long GAP_NANOS = 1_000_000_000L;

    private final Deque<Place> recent = new ArrayDeque<>();
    private Optional<Place> from = Optional.empty();
    private long lastNanos;

    private record Place(long nanos, double x, double y, double heading) {
        boolean near(Place other) {
            return Math.hypot(x - other.x, y - other.y) <= STANDING_METERS
                    && Math.abs(Math.IEEEremainder(heading - other.heading, 2 * Math.PI)) <= STANDING_RADIANS;
        }
    }

    /** A stretch in which it stood, and where. */
    public record Stop(long fromNanos, long toNanos, double x, double y) {}

    /** Takes in one pose; a stop that ended before it is given. */
    public Optional<Stop> see(long nanos, double x, double y, double heading) {
        Place place = new Place(nanos, x, y, heading);
        Optional<Stop> ended = Optional.empty();
        if (nanos - lastNanos > GAP_NANOS
                || from.filter(start -> !start.near(place)).isPresent()) {
            ended = finish();
        }
        recent.addLast(place);
        while (nanos - recent.getFirst().nanos() > SETTLED_NANOS) {
            Place oldest = recent.removeFirst();
            boolean settled = recent.getFirst().nanos() - oldest.nanos() <= GAP_NANOS
                    && oldest.near(place)
                    && recent.stream().allMatch(oldest::near);
            if (from.isEmpty() && settled) {
                from = Optional.of(oldest);
            }
        }
        lastNanos = nanos;
        return ended;
    }

    /** Whether it stands, by the poses so far. */
    public boolean standing() {
        return from.isPresent();
    }

    /** The stop under way, if it was long enough. */
    public Optional<Stop> finish() {
        Optional<Stop> stop = from.filter(start -> lastNanos - start.nanos() >= SHORTEST_NANOS)
                .map(start -> new Stop(start.nanos(), lastNanos, start.x(), start.y()));
        from = Optional.empty();
        recent.clear();
        return stop;
    }
}

package org.robograde.agent.vision;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Where the field's cameras saw the unit of late, for what is told beside it: who was near, and what in a picture is the unit itself. */
final class UnitPlaces {
    private static final long KEPT_NANOS = 150_000_000_000L;
    private static final int KEPT_MAX = 20_000;
    /** Poses further apart say nothing about what lies between them. */
    private static final long GAP_NANOS = 400_000_000L;

    private final NavigableMap<Long, Place> places = new TreeMap<>();

    /**
     * @param variance mean of x's and y's, square metres
     */
    record Place(double x, double y, double headingRadians, double variance) {}

    void add(long nanos, UnitPose pose) {
        double variance = (pose.covariance().get(0) + pose.covariance().get(4)) / 2;
        add(nanos, new Place(pose.xMeters(), pose.yMeters(), pose.headingRadians(), variance));
    }

    void add(long nanos, Place place) {
        places.put(nanos, place);
        while (places.size() > KEPT_MAX || places.firstKey() < nanos - KEPT_NANOS) {
            places.pollFirstEntry();
        }
    }

    /** Between the neighbours; the nearest one's if it is not further away than a gap. */
    Optional<Place> at(long nanos) {
        Map.Entry<Long, Place> before = places.floorEntry(nanos);
        Map.Entry<Long, Place> after = places.ceilingEntry(nanos);
        if (before == null || after == null || after.getKey() - before.getKey() > 2 * GAP_NANOS) {
            return near(before, nanos).or(() -> near(after, nanos));
        }
        double part = before.getKey().equals(after.getKey())
                ? 0
                : (double) (nanos - before.getKey()) / (after.getKey() - before.getKey());
        Place a = before.getValue();
        Place b = after.getValue();
        double turned = StrictMath.IEEEremainder(b.headingRadians() - a.headingRadians(), 2 * Math.PI);
        return Optional.of(new Place(
                a.x() + part * (b.x() - a.x()),
                a.y() + part * (b.y() - a.y()),
                a.headingRadians() + part * turned,
                Math.max(a.variance(), b.variance())));
    }

    private static Optional<Place> near(Map.@org.jspecify.annotations.Nullable Entry<Long, Place> entry, long nanos) {
        return entry != null && Math.abs(entry.getKey() - nanos) <= GAP_NANOS
                ? Optional.of(entry.getValue())
                : Optional.empty();
    }
}

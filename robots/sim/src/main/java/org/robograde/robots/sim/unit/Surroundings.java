package org.robograde.robots.sim.unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is around that the map does not show, followed from scan to scan: what stands for good, and what may be a person. */
final class Surroundings {
    private static final double BROAD_METERS = 0.75;
    private static final double SAME_METERS = 0.5;
    private static final double MOVING_METERS_PER_SECOND = 0.25;
    private static final double FRESH = 0.4;
    private static final double KNOWN_MARK_METERS = 0.3;

    private static final long THING_NANOS = 3_000_000_000L;

    private final long patienceNanos;
    private List<Track> tracks = List.of();

    /** @param patienceSeconds how long what has walked may stand before it counts as standing for good */
    Surroundings(double patienceSeconds) {
        patienceNanos = Math.max(THING_NANOS, Math.round(patienceSeconds * 1e9));
    }

    void update(ScanReading reading, FloorMap map, long nowNanos) {
        List<Track> before = new ArrayList<>(tracks);
        List<Track> now = new ArrayList<>();
        for (Sighting sighting : reading.sightings()) {
            MapPoint centre = sighting.centre();
            Optional<Track> old = before.stream()
                    .filter(track -> track.centre().distanceTo(centre) < SAME_METERS)
                    .min(Comparator.comparingDouble(track -> track.centre().distanceTo(centre)));
            old.ifPresent(before::remove);
            boolean known = map.toMark(centre.x(), centre.y()) < KNOWN_MARK_METERS;
            now.add(old.map(track -> track.followedBy(sighting, known, nowNanos))
                    .orElse(new Track(sighting, 0, 0, known, false, nowNanos, nowNanos)));
        }
        tracks = now;
    }

    /** Broad things, and things that have stood still for a while. */
    List<Sighting> standing() {
        return tracks.stream().filter(this::standsForGood).map(Track::sighting).toList();
    }

    List<Track> maybePeople() {
        return tracks.stream().filter(track -> !standsForGood(track)).toList();
    }

    private boolean standsForGood(Track track) {
        long stands = track.seenNanos() - track.stillSinceNanos();
        return track.known()
                || track.sighting().widthMeters() >= BROAD_METERS
                || stands >= (track.walked() ? patienceNanos : THING_NANOS);
    }

    /**
     * One thing over several scans.
     *
     * @param vx metres per second in the map, smoothed
     * @param known it lies where the map has been marked closed
     * @param walked it was seen to move before
     * @param stillSinceNanos when it was last seen to move, or first seen
     */
    record Track(
            Sighting sighting,
            double vx,
            double vy,
            boolean known,
            boolean walked,
            long stillSinceNanos,
            long seenNanos) {
        MapPoint centre() {
            return sighting.centre();
        }

        boolean moves() {
            return Math.hypot(vx, vy) > MOVING_METERS_PER_SECOND;
        }

        Track followedBy(Sighting next, boolean nowKnown, long nowNanos) {
            double seconds = (nowNanos - seenNanos) / 1e9;
            double freshX = (next.centre().x() - centre().x()) / seconds;
            double freshY = (next.centre().y() - centre().y()) / seconds;
            double nextVx = (1 - FRESH) * vx + FRESH * freshX;
            double nextVy = (1 - FRESH) * vy + FRESH * freshY;
            boolean moving = Math.hypot(nextVx, nextVy) > MOVING_METERS_PER_SECOND;
            return new Track(
                    next, nextVx, nextVy, nowKnown, walked || moving, moving ? nowNanos : stillSinceNanos, nowNanos);
        }
    }
}

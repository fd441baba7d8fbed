package org.robograde.robots.sim.unit;

import java.util.List;

/**
 * Reads scan after scan for what closes the way ahead: a broad thing, or one that has stood still for a while, goes onto the map as closed.
 * Marks that later scans see through are taken off again.
 */
final class ClosedWays {
    private static final double MARK_WITHIN_METERS = 2.2;
    private static final double ON_PATH_METERS = 0.30;
    private static final double LOOK_AHEAD_METERS = 3.5;

    private final Helm helm;
    private final Surroundings surroundings;
    private final MarkReview marks;

    /** @param patienceSeconds with people who stand in the way, before they count as closing it */
    ClosedWays(Helm helm, double patienceSeconds) {
        this.helm = helm;
        this.surroundings = new Surroundings(patienceSeconds);
        this.marks = new MarkReview(helm.driver().map());
    }

    /**
     * What one scan changed.
     *
     * @param reopened something that was closed is open
     * @param closed something that stands for good lies on the path ahead; it is on the map now
     */
    record Change(boolean reopened, boolean closed) {}

    Change read(ScanReading reading, long nowNanos) {
        boolean reopened = marks.review(reading);
        surroundings.update(reading, helm.driver().map(), nowNanos);
        boolean closed = helm.goals().active().isPresent() && markWhatClosesTheWay(reading);
        return new Change(reopened, closed);
    }

    List<Surroundings.Track> maybePeople() {
        return surroundings.maybePeople();
    }

    private boolean markWhatClosesTheWay(ScanReading reading) {
        boolean closed = false;
        for (Sighting thing : surroundings.standing()) {
            boolean near = thing.distanceTo(reading.position()) < MARK_WITHIN_METERS;
            if (near && isOnPath(thing.points())) {
                helm.driver().map().mark(thing.points());
                closed = true;
            }
        }
        return closed;
    }

    private boolean isOnPath(List<MapPoint> points) {
        return points.stream()
                .anyMatch(
                        point -> Double.isFinite(helm.driver().alongPathTo(point, ON_PATH_METERS, LOOK_AHEAD_METERS)));
    }
}

package org.robograde.robots.sim.unit;

import java.util.List;
import org.robograde.robots.sim.world.PlanePose;

/** Keeps away from people: slows for those on the path or about to cross it, and stands before it is too close. */
final class Courtesy {
    private static final double BODY_METERS = 0.25;
    /** What stays free between the unit's hull and a person's. */
    private static final double KEEP_FREE_METERS = 0.95;
    /** Between a person's centre and the seen part of the hull. */
    private static final double PERSON_METERS = 0.25;

    private static final double MARGIN_METERS = 0.70;
    private static final double LOOK_AHEAD_METERS = 3.0;
    private static final double SLOWING = 0.5;
    private static final double FORESIGHT_SECONDS = 2.0;
    private static final double FORESIGHT_STEP_SECONDS = 0.5;
    private static final double STOPPED = 0.03;
    private static final double GOES_AGAIN = 0.20;

    private final Helm helm;
    private boolean waiting;

    Courtesy(Helm helm) {
        this.helm = helm;
    }

    boolean waiting() {
        return waiting;
    }

    void forget() {
        waiting = false;
    }

    double speedLimit(List<Surroundings.Track> people) {
        double free = Double.POSITIVE_INFINITY;
        for (Surroundings.Track person : people) {
            free = Math.min(free, freeBefore(person));
        }
        double gap = Math.max(0, free);
        double limit = Math.min(DriveBase.SPEED_MAX, Math.sqrt(2 * SLOWING * gap));
        // Standing, it sets off only when there is clearly room: no creeping after somebody's heels.
        boolean creeping = waiting ? limit < GOES_AGAIN : limit < STOPPED;
        return creeping ? 0 : limit;
    }

    /** True at the moment the unit has come to stand for someone. */
    boolean startsToWait(double limit, boolean standing) {
        boolean starts = !waiting && standing && limit == 0;
        waiting |= starts;
        return starts;
    }

    /** True at the moment it may go again. */
    boolean stopsWaiting(double limit) {
        boolean stops = waiting && limit > 0;
        waiting &= !stops;
        return stops;
    }

    /** Metres the unit may still go before it is too near to this person. */
    private double freeBefore(Surroundings.Track person) {
        PlanePose pose = helm.pose();
        double free = Double.POSITIVE_INFINITY;
        for (MapPoint point : person.sighting().points()) {
            boolean before = Math.abs(pose.bearingTo(point.x(), point.y())) < Math.toRadians(100);
            double straight = pose.distanceTo(point.x(), point.y()) - BODY_METERS - KEEP_FREE_METERS + 0.1;
            if (before && straight < 0) {
                return 0;
            }
            free = Math.min(free, along(point) - BODY_METERS - KEEP_FREE_METERS);
        }
        if (person.moves()) {
            MapPoint centre = person.centre();
            for (double t = FORESIGHT_STEP_SECONDS; t <= FORESIGHT_SECONDS; t += FORESIGHT_STEP_SECONDS) {
                MapPoint then = new MapPoint(centre.x() + t * person.vx(), centre.y() + t * person.vy());
                free = Math.min(free, along(then) - BODY_METERS - KEEP_FREE_METERS - PERSON_METERS);
            }
        }
        return free;
    }

    private double along(MapPoint point) {
        return helm.driver().alongPathTo(point, MARGIN_METERS, LOOK_AHEAD_METERS);
    }
}

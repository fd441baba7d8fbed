package org.robograde.agent.vision.people;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * People by a laser that stands still: things as wide as a leg are followed from scan to scan, and one that has walked is a person until it
 * is lost. Two legs of one person are one. Somebody who never moves is not told from a post; that is stated, not guessed.
 */
public final class LaserPeople {
    /** Nobody walks faster between two scans. */
    private static final double SPEED_MAX = 2.5;

    private static final double REACH_MIN = 0.15;
    /** So far from where it was first seen a thing must have come to be a person. */
    private static final double WALKED_METERS = 0.5;

    private static final double LEGS_APART_MAX = 0.8;
    private static final double LOST_SECONDS = 0.6;
    private static final int SIGHTINGS_MIN = 4;

    private final List<Followed> followed = new ArrayList<>();
    private int next = 1;

    /**
     * @param x metres in the scanner's frame
     * @param y metres in the scanner's frame
     */
    public record Person(int number, double x, double y) {}

    /**
     * The people in this scan.
     *
     * @param nanos of the scan, not before the last one's
     */
    public List<Person> see(long nanos, List<LegCluster> clusters) {
        List<LegCluster> free = new ArrayList<>(clusters);
        for (Followed thing : followed) {
            double seconds = (nanos - thing.nanos) / 1e9;
            double reach = Math.max(REACH_MIN, Math.min(0.5, SPEED_MAX * seconds));
            LegCluster nearest = null;
            double least = reach;
            for (LegCluster cluster : free) {
                double distance = Math.hypot(
                        cluster.x() - thing.x - thing.vx * seconds, cluster.y() - thing.y - thing.vy * seconds);
                if (distance <= least) {
                    least = distance;
                    nearest = cluster;
                }
            }
            if (nearest != null) {
                free.remove(nearest);
                thing.moved(nanos, nearest);
            }
        }
        for (Iterator<Followed> each = followed.iterator(); each.hasNext(); ) {
            if ((nanos - each.next().nanos) / 1e9 > LOST_SECONDS) {
                each.remove();
            }
        }
        free.forEach(cluster -> followed.add(new Followed(next++, nanos, cluster)));
        return people(nanos);
    }

    private List<Person> people(long nanos) {
        List<Person> people = new ArrayList<>();
        List<Followed> walkers = new ArrayList<>(followed.stream()
                .filter(thing -> thing.nanos == nanos && thing.walked() && thing.sightings >= SIGHTINGS_MIN)
                .toList());
        while (!walkers.isEmpty()) {
            Followed one = walkers.remove(0);
            Followed other = null;
            for (Followed walker : walkers) {
                double apart = Math.hypot(walker.x - one.x, walker.y - one.y);
                other = apart <= LEGS_APART_MAX ? walker : other;
            }
            if (other != null) {
                walkers.remove(other);
            }
            double x = other == null ? one.x : (one.x + other.x) / 2;
            double y = other == null ? one.y : (one.y + other.y) / 2;
            people.add(new Person(one.number, x, y));
        }
        return people;
    }

    /** A thing as wide as a leg. */
    private static final class Followed {
        private static final double SMOOTHING = 0.4;

        private final int number;
        private final double firstX;
        private final double firstY;
        private long nanos;
        private double x;
        private double y;
        private double vx;
        private double vy;
        private int sightings = 1;
        private boolean walked;

        Followed(int number, long nanos, LegCluster cluster) {
            this.number = number;
            this.nanos = nanos;
            firstX = cluster.x();
            firstY = cluster.y();
            x = firstX;
            y = firstY;
        }

        void moved(long at, LegCluster cluster) {
            double seconds = (at - nanos) / 1e9;
            if (seconds > 0) {
                vx += SMOOTHING * ((cluster.x() - x) / seconds - vx);
                vy += SMOOTHING * ((cluster.y() - y) / seconds - vy);
            }
            x = cluster.x();
            y = cluster.y();
            nanos = at;
            sightings++;
            walked |= Math.hypot(x - firstX, y - firstY) > WALKED_METERS;
        }

        boolean walked() {
            return walked;
        }
    }
}

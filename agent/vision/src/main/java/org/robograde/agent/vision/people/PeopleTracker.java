package org.robograde.agent.vision.people;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Follows figures from look to look. What only is as large as a person becomes one by walking; what has a person's shape by being seen twice.
 * People are numbered from 1 in the order in which they became certain.
 */
public final class PeopleTracker {
    private static final double SPEED_MAX = 2.5;
    private static final double REACH_MIN = 0.35;
    private static final double LOST_SECONDS = 1.2;
    private static final double WALKED_METERS = 0.5;
    private static final int SIGHTINGS_MIN = 4;
    private static final int SHAPES_MIN = 2;

    private final List<Followed> followed = new ArrayList<>();
    private int certain;

    /** One figure over time. */
    public static final class Followed {
        private final double firstX;
        private final double firstY;
        private long nanos;
        private double x;
        private double y;
        private int sightings;
        private int shapes;
        private double walked;
        private int number;

        private Followed(long nanos, Figure first) {
            this.nanos = nanos;
            firstX = first.x();
            firstY = first.y();
            take(nanos, first);
        }

        private void take(long at, Figure figure) {
            nanos = at;
            x = figure.x();
            y = figure.y();
            sightings++;
            shapes += figure.byShape() ? 1 : 0;
            walked = Math.max(walked, Math.hypot(x - firstX, y - firstY));
        }

        private boolean certain() {
            return shapes >= SHAPES_MIN || (sightings >= SIGHTINGS_MIN && walked >= WALKED_METERS);
        }

        /** From 1; 0 while it may be anything. */
        public int number() {
            return number;
        }
    }

    /**
     * Takes in one look.
     *
     * @param nanos not before the last look's
     * @return for each figure, in their order, what it belongs to
     */
    public List<Followed> see(long nanos, List<Figure> figures) {
        for (Iterator<Followed> each = followed.iterator(); each.hasNext(); ) {
            if ((nanos - each.next().nanos) / 1e9 > LOST_SECONDS) {
                each.remove();
            }
        }
        List<Followed> free = new ArrayList<>(followed);
        List<Followed> seen = new ArrayList<>();
        for (Figure figure : figures) {
            Followed nearest = null;
            double least = Double.POSITIVE_INFINITY;
            for (Followed one : free) {
                double distance = Math.hypot(figure.x() - one.x, figure.y() - one.y);
                double reach = REACH_MIN + SPEED_MAX * (nanos - one.nanos) / 1e9;
                if (distance <= reach && distance < least) {
                    least = distance;
                    nearest = one;
                }
            }
            if (nearest == null) {
                nearest = new Followed(nanos, figure);
                followed.add(nearest);
            } else {
                free.remove(nearest);
                nearest.take(nanos, figure);
            }
            if (nearest.number == 0 && nearest.certain()) {
                certain++;
                nearest.number = certain;
            }
            seen.add(nearest);
        }
        return seen;
    }
}

package org.robograde.grader.metrics.perception;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.robograde.grader.metrics.trial.PeopleTrack;
import org.robograde.grader.metrics.trial.PoseTrack;

/**
 * The unit's statements of where something is, held against where the field knows it to be: each statement against the field's
 * scene nearest in time, at most 0.2 s away; within it pairs are made one to one, the nearest first, up to a gate.
 *
 * @param there how many the field knew, in range or not, over all scenes that statements were held against
 * @param found within range and stated
 * @param missed within range and not stated
 * @param invented statements with nothing there
 * @param metersApart of each pair
 * @param worstNanos when most was missed or invented
 */
record Detections(int there, int found, int missed, int invented, List<Double> metersApart, long worstNanos) {
    private static final long TOGETHER_NANOS = 200_000_000L;

    /**
     * How statements and truth are held against each other.
     *
     * @param gateMeters no farther apart are they a pair
     * @param rangeMeters farther from the unit nothing need be seen, and what is stated of it is neither held for nor against it
     */
    record Terms(double gateMeters, double rangeMeters) {
        static final Terms PEOPLE = new Terms(0.5, 5.0);
    }

    /** @param unit where it was seen; a statement made while it was not is left out, unless range does not matter */
    static Detections of(PeopleTrack known, PeopleTrack statements, PoseTrack unit, Terms terms) {
        List<PeopleTrack.Scene> truth = known.scenes();
        Tally tally = new Tally();
        int at = 0;
        for (PeopleTrack.Scene stated : statements.scenes()) {
            while (at + 1 < truth.size() && away(truth.get(at + 1), stated) <= away(truth.get(at), stated)) {
                at++;
            }
            if (!truth.isEmpty() && away(truth.get(at), stated) <= TOGETHER_NANOS) {
                Range range = new Range(unit, stated.receivedNanos(), terms.rangeMeters());
                if (range.known()) {
                    tally.count(truth.get(at).people(), stated, terms.gateMeters(), range);
                }
            }
        }
        return new Detections(tally.there, tally.found, tally.missed, tally.invented, tally.apart, tally.worstNanos);
    }

    /** By their places in the two lists. */
    private record Pair(int truth, int stated, double meters) {}

    private static final class Tally {
        private final List<Double> apart = new ArrayList<>();
        private int there;
        private int found;
        private int missed;
        private int invented;
        private int worst = -1;
        private long worstNanos;

        void count(List<PoseTrack.Point> known, PeopleTrack.Scene stated, double gate, Range range) {
            there += known.size();
            List<Pair> pairs = pairs(known, stated.people(), gate);
            int missing = 0;
            for (int i = 0; i < known.size(); i++) {
                int one = i;
                boolean paired = pairs.stream().anyMatch(p -> p.truth() == one);
                missing += !paired && range.holds(known.get(i)) ? 1 : 0;
            }
            int extra = 0;
            for (int i = 0; i < stated.people().size(); i++) {
                int statement = i;
                boolean paired = pairs.stream().anyMatch(p -> p.stated() == statement);
                extra += !paired && range.holds(stated.people().get(i)) ? 1 : 0;
            }
            for (Pair pair : pairs) {
                if (range.holds(known.get(pair.truth()))) {
                    found++;
                    apart.add(pair.meters());
                }
            }
            missed += missing;
            invented += extra;
            if (missing + extra > worst) {
                worst = missing + extra;
                worstNanos = stated.receivedNanos();
            }
        }
    }

    /** What lies near the unit at one moment. */
    private static final class Range {
        private final double meters;
        private final List<PoseTrack.Point> unit;

        Range(PoseTrack seen, long nanos, double meters) {
            this.meters = meters;
            this.unit = seen.at(nanos, 2 * TOGETHER_NANOS).stream().toList();
        }

        boolean known() {
            return meters == Double.POSITIVE_INFINITY || !unit.isEmpty();
        }

        boolean holds(PoseTrack.Point place) {
            return meters == Double.POSITIVE_INFINITY || unit.get(0).distanceTo(place.x(), place.y()) <= meters;
        }
    }

    private static List<Pair> pairs(List<PoseTrack.Point> truth, List<PoseTrack.Point> stated, double gate) {
        List<Pair> all = new ArrayList<>();
        for (int i = 0; i < truth.size(); i++) {
            for (int j = 0; j < stated.size(); j++) {
                double meters =
                        truth.get(i).distanceTo(stated.get(j).x(), stated.get(j).y());
                if (meters <= gate) {
                    all.add(new Pair(i, j, meters));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Pair::meters));
        List<Pair> chosen = new ArrayList<>();
        for (Pair pair : all) {
            boolean free = chosen.stream().noneMatch(c -> c.truth() == pair.truth() || c.stated() == pair.stated());
            if (free) {
                chosen.add(pair);
            }
        }
        return chosen;
    }

    private static long away(PeopleTrack.Scene one, PeopleTrack.Scene other) {
        return Math.abs(one.receivedNanos() - other.receivedNanos());
    }
}

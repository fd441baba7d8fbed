package org.robograde.grader.metrics.perception;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.robograde.grader.metrics.trial.PeopleTrack;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;

/**
 * The unit's statements of where people are, held against where the field knows them to be: each statement against the field's
 * scene nearest in time, at most 0.2 s away; within it pairs are made one to one, the nearest first, up to 0.5 m.
 *
 * @param found people within range that were stated
 * @param missed people within range that were not
 * @param invented statements with nobody there
 * @param metersApart of each pair
 * @param worstNanos when most was missed or invented
 */
record Detections(int found, int missed, int invented, List<Double> metersApart, long worstNanos) {
    /** Farther people need not be seen; what is stated of them is neither held for nor against the unit. */
    static final double RANGE_METERS = 5.0;

    private static final double GATE_METERS = 0.5;
    private static final long TOGETHER_NANOS = 200_000_000L;

    static Detections of(TrialEvidence evidence) {
        List<PeopleTrack.Scene> truth = evidence.tracks().people().scenes();
        PoseTrack unit = evidence.tracks().fieldPose();
        int found = 0;
        int missed = 0;
        int invented = 0;
        int worst = -1;
        long worstNanos = 0;
        List<Double> apart = new ArrayList<>();
        int at = 0;
        for (PeopleTrack.Scene stated : evidence.tracks().detectedPeople().scenes()) {
            while (at + 1 < truth.size() && away(truth.get(at + 1), stated) <= away(truth.get(at), stated)) {
                at++;
            }
            if (truth.isEmpty() || away(truth.get(at), stated) > TOGETHER_NANOS) {
                continue;
            }
            var here = unit.at(stated.receivedNanos(), 2 * TOGETHER_NANOS);
            if (here.isEmpty()) {
                continue;
            }
            PoseTrack.Point center = here.get();
            List<PoseTrack.Point> there = truth.get(at).people();
            List<Pair> pairs = pairs(there, stated.people());
            int missing = 0;
            for (int i = 0; i < there.size(); i++) {
                int person = i;
                boolean paired = pairs.stream().anyMatch(p -> p.truth() == person);
                missing += !paired && near(center, there.get(i)) ? 1 : 0;
            }
            int extra = 0;
            for (int i = 0; i < stated.people().size(); i++) {
                int statement = i;
                boolean paired = pairs.stream().anyMatch(p -> p.stated() == statement);
                extra += !paired && near(center, stated.people().get(i)) ? 1 : 0;
            }
            List<Pair> counted = pairs.stream()
                    .filter(p -> near(center, there.get(p.truth())))
                    .toList();
            found += counted.size();
            missed += missing;
            invented += extra;
            counted.forEach(p -> apart.add(p.meters()));
            if (missing + extra > worst) {
                worst = missing + extra;
                worstNanos = stated.receivedNanos();
            }
        }
        return new Detections(found, missed, invented, apart, worstNanos);
    }

    /** By their places in the two lists. */
    private record Pair(int truth, int stated, double meters) {}

    private static List<Pair> pairs(List<PoseTrack.Point> truth, List<PoseTrack.Point> stated) {
        List<Pair> all = new ArrayList<>();
        for (int i = 0; i < truth.size(); i++) {
            for (int j = 0; j < stated.size(); j++) {
                double meters =
                        truth.get(i).distanceTo(stated.get(j).x(), stated.get(j).y());
                if (meters <= GATE_METERS) {
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

    private static boolean near(PoseTrack.Point unit, PoseTrack.Point other) {
        return unit.distanceTo(other.x(), other.y()) <= RANGE_METERS;
    }

    private static long away(PeopleTrack.Scene one, PeopleTrack.Scene other) {
        return Math.abs(one.receivedNanos() - other.receivedNanos());
    }
}

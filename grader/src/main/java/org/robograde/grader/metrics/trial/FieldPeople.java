package org.robograde.grader.metrics.trial;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.metrics.trial.PeopleTrack.Approach;

/**
 * How near people were to the unit by what the field knows: the simulation's truth where there is one, else what its cameras and the unit's laser
 * saw. A distance says by whom it is known, and what is not known is an obstacle in words.
 */
public final class FieldPeople {
    private final PeopleTrack known;
    private final SeenPeople seen;
    private final PoseTrack unit;
    private final boolean truth;

    FieldPeople(PeopleTrack known, SeenPeople seen, PoseTrack unit) {
        this.known = known;
        this.seen = seen;
        this.unit = unit;
        truth = !known.isEmpty() || !seen.watched();
    }

    /** Where they are told. */
    public String topic() {
        return truth ? known.topic() : SeenPeople.TOPIC;
    }

    /** In order of time: the nearest person of each moment in which there was one and the unit's place was known. */
    public List<Approach> approaches(long maxGapNanos) {
        return truth ? known.distances(unit, maxGapNanos) : seen.approaches();
    }

    /** What the uncertainty of a distance is that of, as a budget names it. */
    public String contribution() {
        return truth ? "sight of the unit" : "sight of unit and person";
    }

    /** By whom, and whom that misses, for the place in the evidence. */
    public String by(Approach approach) {
        String missed = truth ? "" : seen.missedBy(approach.by());
        return missed.isEmpty() ? approach.by() : approach.by() + "; it does not find " + missed;
    }

    /** Why there is no distance to anybody. */
    public String nobody() {
        if (truth) {
            return unit.isEmpty()
                    ? "the field did not see where the unit was"
                    : "nobody was on the field while the unit was seen";
        }
        String missed = seen.missedBy(seen.looks());
        return "nobody was seen on the field in " + seen.looks()
                + (missed.isEmpty() ? "" : "; they do not find " + missed);
    }

    /** Why somebody may have been nearer than this without being seen, if so; a truth misses nobody. */
    public Optional<String> unseenWithin(double meters, TrialFacts facts) {
        return truth ? Optional.empty() : seen.unseenWithin(meters, facts.startNanos(), facts.endNanos());
    }
}

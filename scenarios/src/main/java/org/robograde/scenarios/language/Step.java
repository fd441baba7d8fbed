package org.robograde.scenarios.language;

import java.util.List;
import java.util.Optional;

/** One step of a script. Each either succeeds or fails when played; times are trial time. */
public sealed interface Step {
    /** One after the other; ends with the first that fails. */
    record Serial(List<Step> steps) implements Step {
        public Serial {
            steps = List.copyOf(steps);
        }
    }

    /** All at once; ends when all have ended, and fails if one failed. */
    record Parallel(List<Step> steps) implements Step {
        public Parallel {
            steps = List.copyOf(steps);
        }
    }

    /** All at once; the first to end decides, the others are cancelled. */
    record Race(List<Step> steps) implements Step {
        public Race {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Steps under a name that the record and the grader use; played one after the other.
     *
     * @param evenIfFailed whether it is played although an earlier step of its list failed
     */
    record Phase(String id, List<Step> steps, boolean evenIfFailed) implements Step {
        public Phase {
            steps = List.copyOf(steps);
        }
    }

    /** The same steps so many times, one after the other; ends with the first time that fails. */
    record Repeat(int times, List<Step> steps) implements Step {
        public Repeat {
            steps = List.copyOf(steps);
        }
    }

    /** Steps one after the other until something comes true; what then still runs is cancelled, and that is a success. */
    record Until(Trigger condition, List<Step> steps) implements Step {
        public Until {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Drives to a place; fails if the unit gives up or the time runs out.
     *
     * @param timeoutSeconds includes the operator's interventions
     */
    record Navigate(String place, double timeoutSeconds) implements Step {}

    /** Speaks to the unit, and expects nothing. */
    record Say(String text) implements Step {}

    /**
     * Gives the unit an order in words; recorded as such.
     *
     * @param object what the order names, if the script says so
     * @param ambiguous whether it can be taken in more than one way, if the script says so
     * @param clarification what to answer when the unit asks back; the order waits for that
     */
    record Order(
            String text,
            Optional<String> place,
            Optional<String> object,
            Optional<Boolean> ambiguous,
            Optional<Clarification> clarification)
            implements Step {
        /** An order of which the script says no more than where it leads. */
        public Order(String text, Optional<String> place) {
            this(text, place, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * What a person says who is asked back.
     *
     * @param waitSeconds for the question; if none comes, the order is over without it
     */
    record Clarification(String words, double waitSeconds) {}

    /**
     * A person loads one of several things: the one that the unit names when it is asked, else the first.
     *
     * @param timeoutSeconds for the answer
     */
    record Load(List<String> objects, double timeoutSeconds) implements Step {
        public Load {
            objects = List.copyOf(objects);
        }
    }

    /**
     * Drives to several places. Before each the unit is asked which of those left it wants next; where it names none, the order of the list holds.
     *
     * @param timeoutSeconds for each place
     */
    record Round(List<String> places, double timeoutSeconds) implements Step {
        public Round {
            places = List.copyOf(places);
        }
    }

    /**
     * Sweeps an area with a tool, lane by lane.
     *
     * @param toolRadiusMeters of the round tool about the unit's centre
     * @param timeoutSeconds for the whole; lanes that are not reached are left out
     */
    record Cover(Area area, double toolRadiusMeters, double timeoutSeconds) implements Step {}

    /** A rectangle along the map's axes, metres. */
    record Area(double minX, double minY, double maxX, double maxY) {}

    /**
     * Asks the unit and waits for an answer.
     *
     * @param expected parts of a text any of which makes an answer the expected one, compared without regard to case; empty accepts any text
     */
    record Ask(String id, String question, List<String> expected, double timeoutSeconds) implements Step {
        public Ask {
            expected = List.copyOf(expected);
        }
    }

    /**
     * A person takes or hands over what is delivered, after some seconds, if the unit believes it is near enough to the place.
     *
     * @param withinMeters of the place, by the unit's own pose
     */
    record Deliver(String place, double afterSeconds, double withinMeters) implements Step {}

    /** Something an arm does in its cell. */
    record ForArm(IndustrialStep step) implements Step {}

    /** Lets time pass. */
    record Wait(double seconds) implements Step {}
}

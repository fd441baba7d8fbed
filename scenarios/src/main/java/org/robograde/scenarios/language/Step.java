package org.robograde.scenarios.language;

import java.util.List;
import java.util.Optional;

/** One step of a script. Each either succeeds or fails when played; times are trial time. */
public sealed interface Step
        permits Step.Serial,
                Step.Parallel,
                Step.Race,
                Step.Phase,
                Step.Navigate,
                Step.Say,
                Step.Order,
                Step.Ask,
                Step.Deliver,
                Step.Wait,
                SurgicalStep {
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

    /**
     * Drives to a place; fails if the unit gives up or the time runs out.
     *
     * @param timeoutSeconds includes the operator's interventions
     */
    record Navigate(String place, double timeoutSeconds) implements Step {}

    /** Speaks to the unit, and expects nothing. */
    record Say(String text) implements Step {}

    /** Gives the unit an order in words; recorded as such. */
    record Order(String text, Optional<String> place) implements Step {}

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

    /** Lets time pass. */
    record Wait(double seconds) implements Step {}
}

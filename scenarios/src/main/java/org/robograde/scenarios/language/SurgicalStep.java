package org.robograde.scenarios.language;

import java.util.Optional;

/** A step for a surgical arm. Places and things are those of the site's table. */
public sealed interface SurgicalStep extends Step {
    /**
     * The operator's hand draws an eight with the tool following it.
     *
     * @param radiusMeters of the hand's motion
     */
    record Teleoperate(double radiusMeters, double periodSeconds, double seconds) implements SurgicalStep {}

    /** A task that the unit is ordered to do, with a person's help where it calls for it. */
    sealed interface Ordered extends SurgicalStep {
        /** The thing or place that names the goal in the record. */
        String place();

        /** Until it must be done, a person's help included. */
        double timeoutSeconds();
    }

    /**
     * A ring onto a peg.
     *
     * @param words of the order; empty: a clear order in the program's words
     * @param ambiguous whether the words leave open which ring is meant
     */
    record Transfer(String ring, String peg, Optional<String> words, boolean ambiguous, double timeoutSeconds)
            implements Ordered {
        @Override
        public String place() {
            return peg;
        }
    }

    /** The needle's tip to a target, so many times. */
    record Insert(String target, int times, double timeoutSeconds) implements Ordered {
        @Override
        public String place() {
            return target;
        }
    }

    /** Along a line, so many times. */
    record Trace(String line, int times, double timeoutSeconds) implements Ordered {
        @Override
        public String place() {
            return line;
        }
    }

    /** To a view, and stay there. */
    record HoldCamera(String view, double seconds, double timeoutSeconds) implements Ordered {
        @Override
        public String place() {
            return view;
        }
    }
}

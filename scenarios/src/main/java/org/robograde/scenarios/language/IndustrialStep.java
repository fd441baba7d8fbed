package org.robograde.scenarios.language;

import java.util.List;
import java.util.Optional;

/** A step for an arm in a cell. All names are those of the site's cell; times are trial time and include the operator's interventions. */
public sealed interface IndustrialStep {
    /**
     * Brings the tool to poses one after the other, so many times; fails with the first that is not reached in time.
     *
     * @param timeoutSeconds for each pose
     */
    record MoveTo(List<String> poses, int cycles, double timeoutSeconds) implements IndustrialStep {
        public MoveTo {
            poses = List.copyOf(poses);
        }
    }

    /** Brings the joints to angles within a time, as a joint trajectory. */
    record MoveJoints(List<Double> radians, double withinSeconds, double timeoutSeconds) implements IndustrialStep {
        public MoveJoints {
            radians = List.copyOf(radians);
        }
    }

    /** Leads the tool along a path, so many times. */
    record FollowPath(String path, int cycles, double metersPerSecond, double timeoutSeconds)
            implements IndustrialStep {}

    /**
     * Takes a part.
     *
     * @param asOrdered whether the unit is told no name: it must take what it was ordered in words before
     */
    record Pick(String object, boolean asOrdered, double timeoutSeconds) implements IndustrialStep {}

    /**
     * Sets the part down.
     *
     * @param to a pose of the cell: where its centre shall be
     * @param withinMeters of it, by the field's own look, for the step to succeed
     */
    record Place(String object, String to, double withinMeters, double timeoutSeconds) implements IndustrialStep {}

    /**
     * Hands the part to a person.
     *
     * @param at the pose at which the tool offers it
     * @param person who comes for it on a simulated field; empty: nobody is called
     */
    record HandOver(String object, String at, Optional<Person> person, double timeoutSeconds)
            implements IndustrialStep {}

    /** From where to where a person comes, places of the site. */
    record Person(String from, String to, double metersPerSecond) {}
}

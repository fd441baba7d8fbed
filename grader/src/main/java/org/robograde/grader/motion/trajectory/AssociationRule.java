package org.robograde.grader.motion.trajectory;

/** Which pose of one trajectory goes with which of another. */
public enum AssociationRule {
    /**
     * Each with its nearest in time, both ways round: no pose is used twice. Of two equally near the later one. Linear in the
     * number of poses once they are in order; exact, in whole nanoseconds.
     */
    ONE_TO_ONE,
    /**
     * As evo 1.36.5 does it ({@code evo.core.sync}): for every pose of the trajectory with fewer poses (of the estimate, where
     * both have as many) the nearest of the other, the earlier of two equally near, if it is not further than the limit. A pose of the longer one may
     * be used more than once. Stamps are compared as evo compares them, in seconds as floating-point numbers, whose step at
     * today's dates is 0.24 microseconds.
     */
    EVO
}

package org.robograde.grader.measure;

import org.robograde.grader.motion.trajectory.IncomparableException;

/** Bounds figures that hold every point of one path against every step of another. */
final class ComparedPaths {
    private static final long MOST = 200_000_000L;

    private ComparedPaths() {}

    /** @throws IncomparableException where that would take minutes */
    static void refuseTooMany(String what, long points, long steps) {
        if (points * steps > MOST) {
            throw new IncomparableException(
                    what + " holds every point of the reference against every step of the file: " + points + " by "
                            + steps + " are more than " + MOST + "; thin the reference");
        }
    }
}

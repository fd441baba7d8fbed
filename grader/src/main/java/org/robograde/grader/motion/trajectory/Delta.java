package org.robograde.grader.motion.trajectory;

/**
 * Over what a relative error is taken.
 *
 * @param value in {@code unit}, above 0; a whole number for frames
 * @param unit of {@code value}
 * @param allPairs every pose with the one that lies {@code value} after it, so that pairs overlap; else from each pair's end to
 *     the next
 * @param relativeTolerance with all pairs: how far, as a share of {@code value}, a pair may be from it; evo's default is 0.1.
 *     Frames have none
 * @param fromReference whether the way or the angle is counted along the reference; else, as evo does unless told otherwise,
 *     along the estimate
 */
public record Delta(double value, Unit unit, boolean allPairs, double relativeTolerance, boolean fromReference) {
    /** What is counted. */
    public enum Unit {
        FRAMES("frames"),
        /** Path driven, not the straight distance. */
        METERS("m"),
        /** Consecutive: angle turned through, added up. All pairs: angle between the two poses. */
        DEGREES("deg"),
        /** Ours; evo has no such unit. */
        SECONDS("s");

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /** @throws IllegalArgumentException if the value or the tolerance cannot be */
    public Delta {
        if (!(value > 0) || Double.isInfinite(value) || (unit == Unit.FRAMES && value != Math.rint(value))) {
            throw new IllegalArgumentException("a delta must be above 0, and a whole number of frames, not " + value);
        }
        if (!(relativeTolerance >= 0) || relativeTolerance >= 1) {
            throw new IllegalArgumentException("a delta's tolerance must be in [0, 1), not " + relativeTolerance);
        }
    }
}

package org.robograde.grader.metrics;

/** What sampling does to a time that was read off it. */
public final class Timing {
    /** Longest step over which two neighbouring poses are joined by a straight line. */
    public static final long JOIN_NANOS = 500_000_000L;

    private Timing() {}

    public static double seconds(long nanos) {
        return nanos / 1e9;
    }

    /**
     * Standard uncertainty of a moment known to lie within one sampling interval: the interval over the square root of 12
     * (rectangular distribution, JCGM 100 4.3.7).
     */
    public static double ofSampling(long intervalNanos) {
        return seconds(intervalNanos) / Math.sqrt(12);
    }
}

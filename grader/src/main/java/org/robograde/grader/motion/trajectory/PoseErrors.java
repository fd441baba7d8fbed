package org.robograde.grader.motion.trajectory;

/**
 * The single errors of a comparison, in order of time.
 *
 * <p>The arrays are the record's own and are not copied: they may hold millions of numbers.
 */
public final class PoseErrors {
    private final ErrorPart part;
    private final double[] errors;
    private final long[] nanos;

    PoseErrors(ErrorPart part, double[] errors, long[] nanos) {
        this.part = part;
        this.errors = errors;
        this.nanos = nanos;
    }

    public ErrorPart part() {
        return part;
    }

    public int size() {
        return errors.length;
    }

    /** In the part's unit. */
    public double error(int k) {
        return errors[k];
    }

    /** Stamp of the reference; of a relative error, of its later pose. */
    public long nanos(int k) {
        return nanos[k];
    }

    public ErrorStatistics statistics() {
        return ErrorStatistics.of(errors);
    }

    double[] values() {
        return errors;
    }
}

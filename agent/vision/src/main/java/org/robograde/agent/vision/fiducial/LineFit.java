package org.robograde.agent.vision.fiducial;

/** Least squares of offset over position along an edge, as running sums. */
final class LineFit {
    private int count;
    private double sumT;
    private double sumOffset;
    private double sumTt;
    private double sumTOffset;
    private double sumOffsetOffset;

    void add(double t, double offset) {
        count++;
        sumT += t;
        sumOffset += offset;
        sumTt += t * t;
        sumTOffset += t * offset;
        sumOffsetOffset += offset * offset;
    }

    int count() {
        return count;
    }

    double slope() {
        return (count * sumTOffset - sumT * sumOffset) / (count * sumTt - sumT * sumT);
    }

    double intercept() {
        return (sumOffset - slope() * sumT) / count;
    }

    /** Standard deviation of the line's place at {@code t}, from how far the offsets scatter about it; 0 of two or fewer. */
    double standardErrorAt(double t) {
        if (count <= 2) {
            return 0;
        }
        double slope = slope();
        double rest = sumOffsetOffset - intercept() * sumOffset - slope * sumTOffset;
        double spread = sumTt - sumT * sumT / count;
        double fromMean = t - sumT / count;
        return Math.sqrt(Math.max(0, rest) / (count - 2) * (1.0 / count + fromMean * fromMean / spread));
    }
}

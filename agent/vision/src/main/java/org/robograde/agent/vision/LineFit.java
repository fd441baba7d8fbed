package org.robograde.agent.vision;

/** Least squares of offset over position along an edge, as running sums. */
final class LineFit {
    private int count;
    private double sumT;
    private double sumOffset;
    private double sumTt;
    private double sumTOffset;

    void add(double t, double offset) {
        count++;
        sumT += t;
        sumOffset += offset;
        sumTt += t * t;
        sumTOffset += t * offset;
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
}

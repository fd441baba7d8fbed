package org.robograde.robots.sim.surgical;

/** How far the joints go; what is asked beyond is cut off. Of the order of a laparoscopic instrument's. */
public record JointLimits(
        double swingRadians,
        double insertionMinMeters,
        double insertionMaxMeters,
        double rollRadians,
        double jawMaxRadians) {
    public static final JointLimits INSTRUMENT = new JointLimits(1.0, 0.05, 0.24, 3.0, 1.2);

    InstrumentJoints within(InstrumentJoints q) {
        return new InstrumentJoints(
                cut(q.yawRadians(), -swingRadians, swingRadians),
                cut(q.pitchRadians(), -swingRadians, swingRadians),
                cut(q.insertionMeters(), insertionMinMeters, insertionMaxMeters),
                cut(q.rollRadians(), -rollRadians, rollRadians),
                cut(q.jawRadians(), 0, jawMaxRadians));
    }

    private static double cut(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }
}

package org.robograde.robots.sim.surgical;

/**
 * The joints of an instrument.
 *
 * @param yawRadians about the map's x axis through the remote centre
 * @param pitchRadians about the y axis that the yaw has turned; both zero: straight down
 * @param insertionMeters from the remote centre to the tip
 * @param rollRadians about the shaft
 * @param jawRadians between the jaws, 0 closed
 */
public record InstrumentJoints(
        double yawRadians, double pitchRadians, double insertionMeters, double rollRadians, double jawRadians) {
    InstrumentJoints plus(InstrumentJoints o) {
        return new InstrumentJoints(
                yawRadians + o.yawRadians,
                pitchRadians + o.pitchRadians,
                insertionMeters + o.insertionMeters,
                rollRadians + o.rollRadians,
                jawRadians + o.jawRadians);
    }

    InstrumentJoints withJaw(double jaw) {
        return new InstrumentJoints(yawRadians, pitchRadians, insertionMeters, rollRadians, jaw);
    }

    double[] values() {
        return new double[] {yawRadians, pitchRadians, insertionMeters, rollRadians, jawRadians};
    }

    static InstrumentJoints of(double[] values) {
        return new InstrumentJoints(values[0], values[1], values[2], values[3], values[4]);
    }
}

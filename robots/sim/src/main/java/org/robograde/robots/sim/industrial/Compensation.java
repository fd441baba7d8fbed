package org.robograde.robots.sim.industrial;

import java.util.Random;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;
import org.robograde.robots.sim.world.RandomStreams;

/**
 * Learns the arm's own errors from marks on the table that a camera in the tool sees while the arm stands, and what its drives lag behind while it
 * moves. What it knows is added to what the arm is told.
 */
final class Compensation {
    private static final double NOISE_METERS = 0.00012;
    private static final double GAIN = 0.25;
    private static final double MOST_METERS = 0.006;
    private static final double MOST_FEED_FORWARD = 0.98;
    private static final double LEARNS = 0.0015;

    private final Random noise;
    private Point3 correction = Point3.ZERO;

    Compensation(RandomStreams streams) {
        noise = streams.stream("mark-camera");
    }

    /** While it stands: where the tool is by the marks, and where it should be. */
    void measure(ToolPose seen, ToolPose wanted) {
        Point3 error = seen.position().minus(wanted.position()).plus(noisy());
        Point3 better = correction.minus(error.times(GAIN));
        correction = better.norm() > MOST_METERS ? better.times(MOST_METERS / better.norm()) : better;
    }

    /** While it moves: the drives are told more of the reference's speed until they keep up. */
    void drive(ArmBody body) {
        body.feedForward(Math.min(MOST_FEED_FORWARD, body.feedForward() + LEARNS * (1 - body.feedForward())));
    }

    private Point3 noisy() {
        return new Point3(
                NOISE_METERS * noise.nextGaussian(),
                NOISE_METERS * noise.nextGaussian(),
                NOISE_METERS * noise.nextGaussian());
    }

    Point3 correction() {
        return correction;
    }
}

package org.robograde.robots.sim.industrial;

import java.util.Random;
import org.robograde.robots.sim.arm.JointServo;
import org.robograde.robots.sim.arm.SixAxisArm;
import org.robograde.robots.sim.arm.ToolPose;
import org.robograde.robots.sim.world.RandomStreams;

/**
 * The arm as it really is: its drives, and all that lies between what its encoders read and where its tool is - calibration, backlash, sag under
 * load, and a drift with warmth. Sizes are those that makers print for arms of this reach.
 */
final class ArmBody {
    private static final double[] HALF_BACKLASH_RADIANS = {2.5e-4, 2.5e-4, 3e-4, 5e-4, 5e-4, 8e-4};
    private static final double CALIBRATION_RADIANS = 3e-4;
    private static final double DRIFT_RADIANS = 8e-4;
    private static final double WARMING_SECONDS = 180;
    private static final double JITTER_RADIANS = 2.5e-5;
    private static final double JITTER_SECONDS = 0.4;
    /** Radians of a joint's bend per newton metre that gravity puts on it. */
    private static final double COMPLIANCE = 1.6e-5;

    private static final double GRAVITY = 9.81;
    private static final double MOVING_RADIANS_PER_SECOND = 0.02;

    private final SixAxisArm arm;
    private final JointServo[] servos = new JointServo[SixAxisArm.JOINTS];
    private final double[] calibration = new double[SixAxisArm.JOINTS];
    private final double[] drift = new double[SixAxisArm.JOINTS];
    private final double[] jitter = new double[SixAxisArm.JOINTS];
    private final Random noise;
    private double warmSeconds;
    private double loadKilograms;
    private double feedForward = 0.85;

    ArmBody(SixAxisArm arm, double[] start, RandomStreams streams) {
        this.arm = arm;
        Random make = streams.stream("arm-make");
        noise = streams.stream("arm-jitter");
        for (int i = 0; i < servos.length; i++) {
            servos[i] = new JointServo(arm.limits().get(i), HALF_BACKLASH_RADIANS[i], start[i]);
            calibration[i] = CALIBRATION_RADIANS * make.nextGaussian();
            drift[i] = DRIFT_RADIANS * (i < 3 ? 1 : 0.5) * (2 * make.nextDouble() - 1);
        }
    }

    void step(double[] reference, double seconds) {
        boolean moving = false;
        double keep = Math.exp(-seconds / JITTER_SECONDS);
        double fresh = JITTER_RADIANS * Math.sqrt(1 - keep * keep);
        for (int i = 0; i < servos.length; i++) {
            servos[i].step(reference[i], feedForward, seconds);
            moving |= Math.abs(servos[i].speedRadiansPerSecond()) > MOVING_RADIANS_PER_SECOND;
            jitter[i] = keep * jitter[i] + fresh * noise.nextGaussian();
        }
        warmSeconds += moving ? seconds : 0;
    }

    void load(double kilograms) {
        loadKilograms = kilograms;
    }

    /** Share of the reference's speed that the drives command ahead. */
    void feedForward(double share) {
        feedForward = share;
    }

    double feedForward() {
        return feedForward;
    }

    double[] encoders() {
        double[] joints = new double[servos.length];
        for (int i = 0; i < joints.length; i++) {
            joints[i] = servos[i].encoderRadians();
        }
        return joints;
    }

    double[] jointSpeeds() {
        double[] speeds = new double[servos.length];
        for (int i = 0; i < speeds.length; i++) {
            speeds[i] = servos[i].speedRadiansPerSecond();
        }
        return speeds;
    }

    /** By the encoders. */
    ToolPose believedPose() {
        return arm.forward(encoders());
    }

    /** As it is; only the field knows it. */
    ToolPose truePose() {
        double[] joints = new double[servos.length];
        double warmth = 1 - Math.exp(-warmSeconds / WARMING_SECONDS);
        for (int i = 0; i < joints.length; i++) {
            joints[i] = servos[i].linkRadians() + calibration[i] + drift[i] * warmth + jitter[i];
        }
        double shoulder = joints[1];
        double elbow = joints[1] + joints[2];
        double upper = arm.upperArm() * Math.sin(shoulder);
        double fore = arm.forearm() * Math.sin(elbow);
        double newtons = loadKilograms * GRAVITY;
        joints[1] += COMPLIANCE * newtons * (upper + fore);
        joints[2] += COMPLIANCE * newtons * fore;
        return arm.forward(joints);
    }
}

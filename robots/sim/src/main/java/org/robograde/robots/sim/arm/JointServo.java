package org.robograde.robots.sim.arm;

/**
 * One joint's drive: follows a reference with a lag, never beyond the joint's limits of place, speed and acceleration, and carries the arm
 * through a gear with backlash. The encoder sits on the motor, so that the drive does not see the backlash.
 */
public final class JointServo {
    /** Time constant of the position loop; a usual industrial drive. */
    private static final double LAG_SECONDS = 0.06;

    private final JointLimit limit;
    private final double halfBacklashRadians;
    private double motor;
    private double speed;
    private double link;
    private double lastReference;

    public JointServo(JointLimit limit, double halfBacklashRadians, double startRadians) {
        this.limit = limit;
        this.halfBacklashRadians = halfBacklashRadians;
        motor = startRadians;
        link = startRadians;
        lastReference = startRadians;
    }

    /**
     * Lets a step pass.
     *
     * @param feedForward share of the reference's own speed that is commanded ahead, 0 to 1: 1 follows without lag
     */
    public void step(double reference, double feedForward, double seconds) {
        double target = limit.clamp(reference);
        double ahead = (target - lastReference) / seconds * feedForward;
        lastReference = target;
        double wanted = ahead + (target - motor) / LAG_SECONDS;
        double atMost = limit.acceleration() * seconds;
        double change = Math.max(-atMost, Math.min(atMost, wanted - speed));
        speed = Math.max(-limit.speed(), Math.min(limit.speed(), speed + change));
        double next = limit.clamp(motor + speed * seconds);
        if (next != motor + speed * seconds) {
            speed = 0;
        }
        motor = next;
        link = Math.max(motor - halfBacklashRadians, Math.min(motor + halfBacklashRadians, link));
    }

    /** What the encoder reads. */
    public double encoderRadians() {
        return motor;
    }

    public double speedRadiansPerSecond() {
        return speed;
    }

    /** Where the arm behind the gear is. */
    public double linkRadians() {
        return link;
    }
}

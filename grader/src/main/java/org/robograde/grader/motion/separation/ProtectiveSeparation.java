package org.robograde.grader.motion.separation;

/**
 * Protective separation distance of speed and separation monitoring (ISO/TS 15066:2016, taken into ISO 10218-2:2025; formula from
 * secondary sources): {@code S_p = S_h + S_r + S_s + C + Z_d + Z_r}, every term in metres and kept by itself.
 *
 * @param human S_h, the way a person comes nearer while the robot reacts and stops
 * @param reaction S_r, the robot's way while it reacts
 * @param stopping S_s, the robot's way while it stops
 * @param intrusion C, how far a part of the body can reach in before it is detected
 * @param personUncertainty Z_d, of where the person is
 * @param robotUncertainty Z_r, of where the robot is
 */
public record ProtectiveSeparation(
        double human,
        double reaction,
        double stopping,
        double intrusion,
        double personUncertainty,
        double robotUncertainty) {
    /** The speed of a walking person that the standard assumes where nothing better is measured (m/s). */
    public static final double WALKING_SPEED = 1.6;

    public ProtectiveSeparation {
        if (!(human >= 0)
                || !(reaction >= 0)
                || !(stopping >= 0)
                || !(intrusion >= 0)
                || !(personUncertainty >= 0)
                || !(robotUncertainty >= 0)) {
            throw new IllegalArgumentException("every term of a separation must be 0 or more: S_h " + human + ", S_r "
                    + reaction + ", S_s " + stopping + ", C " + intrusion + ", Z_d " + personUncertainty + ", Z_r "
                    + robotUncertainty);
        }
    }

    public double meters() {
        return human + reaction + stopping + intrusion + personUncertainty + robotUncertainty;
    }

    /**
     * What a robot and its field are known by.
     *
     * @param humanSpeed v_h in m/s
     * @param reactionSeconds T_r, from detection to the start of braking
     * @param stoppingSeconds T_s, from there to standstill, at {@code stoppingFromSpeed}
     * @param stoppingFromSpeed the speed in m/s at which T_s was measured, above 0
     * @param intrusion C in metres
     */
    public record Setting(
            double humanSpeed,
            double reactionSeconds,
            double stoppingSeconds,
            double stoppingFromSpeed,
            double intrusion,
            double personUncertainty,
            double robotUncertainty) {
        public Setting {
            if (!(stoppingFromSpeed > 0)) {
                throw new IllegalArgumentException(
                        "the stopping time must be of a speed above 0, not " + stoppingFromSpeed + " m/s");
            }
        }

        /** With T_s taken as it is at every speed, as the constant-value form of the standard has it. */
        public ProtectiveSeparation constantTimes(double robotSpeed) {
            return of(robotSpeed, stoppingSeconds);
        }

        /** With the deceleration taken as constant: T_s shrinks with the speed. */
        public ProtectiveSeparation constantDeceleration(double robotSpeed) {
            return of(robotSpeed, stoppingSeconds * robotSpeed / stoppingFromSpeed);
        }

        /** {@code S_h = v_h (T_r + T_s)}, {@code S_r = v_r T_r}, {@code S_s = v_r T_s / 2}. */
        private ProtectiveSeparation of(double robotSpeed, double stopping) {
            return new ProtectiveSeparation(
                    humanSpeed * (reactionSeconds + stopping),
                    robotSpeed * reactionSeconds,
                    robotSpeed * stopping / 2,
                    intrusion,
                    personUncertainty,
                    robotUncertainty);
        }
    }
}

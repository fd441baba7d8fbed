package org.robograde.grader.motion.iso9283;

import java.util.Optional;

/** How often ISO 9283 (table 5) has a motion repeated for each characteristic. */
public enum StandardCycles {
    POSE_ACCURACY_AND_REPEATABILITY(30),
    MULTI_DIRECTIONAL_VARIATION(30),
    DISTANCE_ACCURACY_AND_REPEATABILITY(30),
    STABILISATION_TIME(3),
    OVERSHOOT(3),
    PATH_ACCURACY_AND_REPEATABILITY(10),
    CORNERING(3),
    PATH_VELOCITY(10);

    private final int cycles;

    StandardCycles(int cycles) {
        this.cycles = cycles;
    }

    public int cycles() {
        return cycles;
    }

    /** What has to be said of a result from another number of cycles; nothing where it is the standard's. */
    public Optional<String> statement(int n) {
        return n == cycles
                ? Optional.empty()
                : Optional.of(n + (n == 1 ? " cycle" : " cycles") + ", not the " + cycles + " of ISO 9283");
    }
}

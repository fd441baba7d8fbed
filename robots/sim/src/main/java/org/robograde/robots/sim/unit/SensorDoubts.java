package org.robograde.robots.sim.unit;

import java.util.Locale;

/** Says when a sensor is no longer believed, and when it is again; and what the diagnostics shall tell of it meanwhile. */
final class SensorDoubts {
    private final Helm helm;
    private boolean laserLies;
    private boolean poseLies;

    SensorDoubts(Helm helm) {
        this.helm = helm;
    }

    void laser(RangeCheck check, long nowNanos) {
        if (check.lies() && !laserLies) {
            helm.say(
                    String.format(Locale.ROOT, "My laser reads %.2f m wrong; I correct for it.", check.biasMeters()),
                    nowNanos,
                    0.1);
        } else if (!check.lies() && laserLies) {
            helm.say("My laser reads right again.", nowNanos, 0.1);
        }
        laserLies = check.lies();
    }

    void pose(boolean doubting, long nowNanos) {
        if (doubting && !poseLies) {
            helm.say("My pose has jumped; I do not believe it and go by my wheels.", nowNanos, 0.1);
        } else if (!doubting && poseLies) {
            helm.say("My pose and my wheels agree again.", nowNanos, 0.1);
        }
        poseLies = doubting;
    }

    Diagnosis localisation() {
        String part = "localisation";
        if (poseLies) {
            return new Diagnosis(part, Diagnosis.Level.ERROR, "the matched pose has jumped and is not used");
        }
        return laserLies
                ? new Diagnosis(part, Diagnosis.Level.ERROR, "the laser reads wrong and is corrected")
                : new Diagnosis(part, Diagnosis.Level.OK, "matched");
    }
}

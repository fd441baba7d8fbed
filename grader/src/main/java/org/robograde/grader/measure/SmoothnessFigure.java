package org.robograde.grader.measure;

import java.util.Map;
import org.robograde.grader.motion.smoothness.Jerk;
import org.robograde.grader.motion.smoothness.Sparc;
import org.robograde.grader.motion.smoothness.SpeedPeaks;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.grader.uncertainty.Budget;

/** How smoothly a body moves along a trajectory. */
final class SmoothnessFigure implements MeasurableFigure {
    /** The measure. */
    enum Measure {
        SPARC(
                "smoothness.sparc",
                "spectral arc length of the speed up to 10 Hz (Balasubramanian et al. 2015); nearer to 0 is smoother"),
        LDLJ(
                "smoothness.ldlj",
                "log dimensionless jerk of the speed (Balasubramanian et al.); nearer to 0 is smoother"),
        SPEED_PEAKS(
                "smoothness.speed-peaks",
                "peaks of the speed that stand out by a tenth of the greatest speed (submovements); fewer is smoother");

        private final String id;
        private final String words;

        Measure(String id, String words) {
            this.id = id;
            this.words = words;
        }
    }

    private static final double PEAK_PROMINENCE = 0.1;

    private final Measure measure;

    SmoothnessFigure(Measure measure) {
        this.measure = measure;
    }

    @Override
    public String id() {
        return measure.id;
    }

    @Override
    public String description() {
        return measure.words;
    }

    @Override
    public Figure measure(MeasureRequest request) {
        Trajectory trajectory = request.trajectoryOverTime();
        EvenSpeed even = EvenSpeed.of(trajectory);
        double value = switch (measure) {
            case SPARC -> Sparc.of(even.speed(), even.hertz());
            case LDLJ -> Jerk.logDimensionless(even.speed(), even.hertz());
            case SPEED_PEAKS -> SpeedPeaks.count(even.speed(), PEAK_PROMINENCE);
        };
        if (!Double.isFinite(value)) {
            throw new IncomparableException(trajectory.name() + " moves without any jerk: " + id() + " has no value");
        }
        request.note("nothing traceable stands behind a smoothness of one course: no uncertainty is stated");
        return new Figure(
                id(),
                value,
                "1",
                Budget.none(),
                even.speed().length,
                even.speed().length,
                Map.of("rate", MeasureText.digits(even.hertz(), 6) + " Hz, evenly, on straight lines between speeds"),
                Map.of(),
                request.notes());
    }
}

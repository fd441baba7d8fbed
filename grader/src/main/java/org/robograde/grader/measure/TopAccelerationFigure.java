package org.robograde.grader.measure;

import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.MotionProfile;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** The greatest change of the velocity vector. */
final class TopAccelerationFigure implements MeasurableFigure {
    @Override
    public String id() {
        return "trajectory.top-acceleration";
    }

    @Override
    public String description() {
        return "greatest acceleration in m/s^2, of the velocity as a vector; second differences, not filtered";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        Trajectory trajectory = request.trajectoryOverTime();
        MotionProfile profile = MotionProfile.of(trajectory);
        int hardest = profile.hardest();
        if (hardest < 0) {
            throw new IncomparableException(
                    trajectory.name() + " has no three poses that differ at rising stamps: no acceleration");
        }
        double before = profile.speedSeconds(hardest);
        double after = profile.speedSeconds(hardest + 1);
        double middle = (before + after) / 2;
        // a = (p3 - p2) / (after middle) - (p2 - p1) / (before middle), each position with an error of its own.
        double gain = Math.sqrt(
                1 / (after * after) + (1 / after + 1 / before) * (1 / after + 1 / before) + 1 / (before * before));
        double sum = 0;
        for (int i = 0; i < profile.accelerations(); i++) {
            sum += profile.acceleration(i) * profile.acceleration(i);
        }
        if (request.options().sigmaMeters() == 0) {
            request.note("no uncertainty of a position was given (--sigma): none is in U");
        }
        return new Figure(
                id(),
                profile.acceleration(hardest),
                "m/s^2",
                Budget.of(List.of(Contribution.instrument(
                        "positions", gain / middle * request.options().sigmaMeters()))),
                profile.accelerations(),
                profile.accelerations(),
                Map.of("at", MeasureText.digits(profile.accelerationNanos(hardest) / 1e9, 15) + " s"),
                Map.of("rms", Math.sqrt(sum / profile.accelerations())),
                request.notes());
    }
}

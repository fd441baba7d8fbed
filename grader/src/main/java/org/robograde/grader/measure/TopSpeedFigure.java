package org.robograde.grader.measure;

import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.MotionProfile;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** The greatest speed between two successive poses. */
final class TopSpeedFigure implements MeasurableFigure {
    @Override
    public String id() {
        return "trajectory.top-speed";
    }

    @Override
    public String description() {
        return "greatest speed in m/s between successive poses that differ; mean and rms stated beside it";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        Trajectory trajectory = request.trajectoryOverTime();
        MotionProfile profile = MotionProfile.of(trajectory);
        int fastest = profile.fastest();
        if (fastest < 0) {
            throw new IncomparableException(
                    trajectory.name() + " has no two poses that differ at rising stamps: no speed");
        }
        double speed = profile.speed(fastest);
        double seconds = profile.speedSeconds(fastest);
        double root = Math.sqrt(2) / seconds;
        if (request.options().sigmaMeters() == 0) {
            request.note("no uncertainty of a position was given (--sigma): none is in U");
        }
        double time = 0;
        double way = 0;
        for (int i = 0; i < profile.size(); i++) {
            time += profile.speedSeconds(i);
            way += profile.speed(i) * profile.speedSeconds(i);
        }
        return new Figure(
                id(),
                speed,
                "m/s",
                Budget.of(List.of(
                        Contribution.instrument(
                                "positions", root * request.options().sigmaMeters()),
                        Contribution.instrument(
                                "clock", root * speed * request.options().clockSigmaSeconds()))),
                profile.size(),
                profile.size(),
                Map.of("at", MeasureText.digits(profile.speedNanos(fastest) / 1e9, 15) + " s"),
                Map.of("mean", way / time, "rms", profile.rmsSpeed(), "intervalSeconds", seconds),
                request.notes());
    }
}

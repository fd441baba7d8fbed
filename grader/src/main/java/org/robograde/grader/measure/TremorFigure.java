package org.robograde.grader.measure;

import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.smoothness.EvenlySampled;
import org.robograde.grader.motion.smoothness.Tremor;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.StampReport;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** How much a tool trembles. */
final class TremorFigure implements MeasurableFigure {
    @Override
    public String id() {
        return "smoothness.tremor";
    }

    @Override
    public String description() {
        return "root mean square in m of the displacement between 8 and 12 Hz over all axes, by Welch's spectrum";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        Trajectory trajectory = request.trajectoryOverTime().inOrderOfTime();
        double hertz = 1e9 / StampReport.of(trajectory).medianIntervalNanos();
        double seconds = (trajectory.nanos(trajectory.size() - 1) - trajectory.nanos(0)) / 1e9;
        if (hertz <= 2 * Tremor.HIGHEST_HZ) {
            throw new IncomparableException("tremor up to " + Tremor.HIGHEST_HZ + " Hz does not show at "
                    + MeasureText.digits(hertz, 4) + " poses a second");
        }
        if (seconds * hertz + 1 < Tremor.fewestSamples(hertz) || seconds * hertz >= EvenlySampled.MOST) {
            throw new IncomparableException(trajectory.name() + " lasts " + MeasureText.digits(seconds, 4)
                    + " s: too short or too long at its rate for a spectrum");
        }
        List<Vector3> even = Positions.evenly(trajectory, 0, seconds, hertz);
        Tremor tremor = Tremor.of(even, hertz, Tremor.LOWEST_HZ, Tremor.HIGHEST_HZ);
        request.note("noise of the positions in this band counts as tremor");
        // Two degrees of freedom a segment; the relative uncertainty of a root of a power is 1 / sqrt(2 nu).
        double degrees = 2.0 * tremor.segments();
        return new Figure(
                id(),
                tremor.rms(),
                "m",
                Budget.of(List.of(Contribution.sampling("spectrum", tremor.rms() / Math.sqrt(2 * degrees), degrees))),
                even.size(),
                even.size(),
                Map.of("rate", MeasureText.digits(hertz, 6) + " Hz", "segments", String.valueOf(tremor.segments())),
                Map.of("bandPower", tremor.bandPower(), "totalPower", tremor.totalPower()),
                request.notes());
    }
}

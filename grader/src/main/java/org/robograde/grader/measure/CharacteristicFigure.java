package org.robograde.grader.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.geometry.Hull;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.iso9283.MeasuredPose;
import org.robograde.grader.motion.iso9283.PoseCluster;
import org.robograde.grader.motion.iso9283.PoseRepeatability;
import org.robograde.grader.motion.iso9283.StandardCycles;
import org.robograde.grader.motion.smoothness.EvenlySampled;
import org.robograde.grader.motion.smoothness.Jerk;
import org.robograde.grader.motion.smoothness.PathEconomy;
import org.robograde.grader.motion.smoothness.Sparc;
import org.robograde.grader.motion.smoothness.Tremor;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.StampReport;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** A characteristic of attained positions or of a tool's way, by the same arithmetic as the metrics over evidence. */
final class CharacteristicFigure implements MeasurableFigure {
    private final String id;
    private final String description;
    private final String unit;
    private final Arithmetic arithmetic;

    private interface Arithmetic {
        Found of(MeasureRequest request);
    }

    private record Found(double value, int samples, List<Contribution> contributions) {
        static Found certain(double value, int samples) {
            return new Found(value, samples, List.of());
        }
    }

    private CharacteristicFigure(String id, String description, String unit, Arithmetic arithmetic) {
        this.id = id;
        this.description = description;
        this.unit = unit;
        this.arithmetic = arithmetic;
    }

    static List<MeasurableFigure> all() {
        return List.of(
                new CharacteristicFigure(
                        "iso9283.pose-repeatability",
                        "repeatability RP_l in metres of one pose (ISO 9283, 7.2.2), each row a visit of it",
                        "m",
                        CharacteristicFigure::repeatability),
                new CharacteristicFigure(
                        "smoothness.sparc",
                        "spectral arc length of the speed (SPARC, Balasubramanian et al. 2015); nearer to 0 is smoother",
                        "1",
                        request -> speeds(request, (speed, rate) -> Sparc.of(speed, rate))),
                new CharacteristicFigure(
                        "smoothness.ldlj",
                        "log dimensionless jerk of the speed (LDLJ); nearer to 0 is smoother",
                        "1",
                        request -> speeds(request, (speed, rate) -> Jerk.logDimensionless(speed, rate))),
                new CharacteristicFigure(
                        "smoothness.path-economy",
                        "straight distance from first to last position over the path length",
                        "1",
                        request -> {
                            List<Vector3> positions = positions(request.trajectory());
                            return Found.certain(PathEconomy.of(positions).ratio(), positions.size());
                        }),
                new CharacteristicFigure(
                        "tremor.rms",
                        "root mean square in metres of the displacement from 8 to 12 Hz over all axes (Welch's spectrum)",
                        "m",
                        CharacteristicFigure::tremor),
                new CharacteristicFigure(
                        "workspace.volume",
                        "volume in cubic metres of the convex hull of all positions",
                        "m3",
                        request -> {
                            List<Vector3> positions = positions(request.trajectory());
                            return Found.certain(Hull.of(positions).volume(), positions.size());
                        }));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Figure measure(MeasureRequest request) {
        Found found;
        try {
            found = arithmetic.of(request);
        } catch (IllegalArgumentException refused) {
            throw new IncomparableException(String.valueOf(refused.getMessage()));
        }
        if (!Double.isFinite(found.value())) {
            throw new IncomparableException("the positions give no finite number for " + id);
        }
        if (found.contributions().isEmpty()) {
            request.note("no uncertainty is known of this figure: none is in U");
        }
        return new Figure(
                id,
                found.value(),
                unit,
                Budget.of(found.contributions()),
                found.samples(),
                found.samples(),
                Map.of("poses", String.valueOf(found.samples())),
                Map.of(),
                request.notes());
    }

    private static Found repeatability(MeasureRequest request) {
        List<Vector3> positions = positions(request.trajectory());
        int repeats = 0;
        for (int i = 1; i < positions.size(); i++) {
            repeats += positions.get(i).equals(positions.get(i - 1)) ? 1 : 0;
        }
        if (repeats > 0) {
            request.note(repeats + " of " + positions.size()
                    + " rows repeat the row before: a visit written several times is still"
                    + " one visit, and counting it again makes the deviation too small");
        }
        StandardCycles.POSE_ACCURACY_AND_REPEATABILITY
                .statement(positions.size())
                .ifPresent(request::note);
        PoseRepeatability rp = PoseRepeatability.of(new PoseCluster(
                positions.stream().map(p -> new MeasuredPose(p, 0, 0, 0)).toList()));
        return new Found(
                rp.position(),
                rp.cycles(),
                List.of(Contribution.sampling("visits", rp.samplingUncertainty(), rp.cycles() - 1)));
    }

    private interface OfSpeed {
        double of(double[] speed, double rateHz);
    }

    private static Found speeds(MeasureRequest request, OfSpeed figure) {
        Trajectory trajectory = request.trajectoryOverTime().inOrderOfTime();
        double rate = rateHz(trajectory);
        List<Vector3> even = even(trajectory, rate);
        double[] speeds = new double[even.size() - 1];
        for (int i = 0; i < speeds.length; i++) {
            speeds[i] = even.get(i + 1).distanceTo(even.get(i)) * rate;
        }
        return Found.certain(figure.of(speeds, rate), trajectory.size());
    }

    private static Found tremor(MeasureRequest request) {
        Trajectory trajectory = request.trajectoryOverTime().inOrderOfTime();
        double rate = rateHz(trajectory);
        List<Vector3> even = even(trajectory, rate);
        Tremor tremor = Tremor.of(even, rate, Tremor.LOWEST_HZ, Tremor.HIGHEST_HZ);
        // Two degrees of freedom a segment; the relative uncertainty of a root of a power is 1 / sqrt(2 nu).
        double degrees = 2.0 * tremor.segments();
        return new Found(
                tremor.rms(),
                trajectory.size(),
                List.of(Contribution.sampling("spectrum", tremor.rms() / Math.sqrt(2 * degrees), degrees)));
    }

    private static double rateHz(Trajectory trajectory) {
        double rate = 1e9 / StampReport.of(trajectory).medianIntervalNanos();
        return rate > 1 ? Math.rint(rate) : rate;
    }

    private static List<Vector3> even(Trajectory trajectory, double rateHz) {
        int n = trajectory.size();
        double[] seconds = new double[n];
        double[] x = new double[n];
        double[] y = new double[n];
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            seconds[i] = (trajectory.nanos(i) - trajectory.nanos(0)) / 1e9;
            x[i] = trajectory.x(i);
            y[i] = trajectory.y(i);
            z[i] = trajectory.z(i);
        }
        double[] ex = EvenlySampled.of(seconds, x, 0, seconds[n - 1], rateHz);
        double[] ey = EvenlySampled.of(seconds, y, 0, seconds[n - 1], rateHz);
        double[] ez = EvenlySampled.of(seconds, z, 0, seconds[n - 1], rateHz);
        List<Vector3> even = new ArrayList<>(ex.length);
        for (int i = 0; i < ex.length; i++) {
            even.add(new Vector3(ex[i], ey[i], ez[i]));
        }
        return even;
    }

    private static List<Vector3> positions(Trajectory trajectory) {
        List<Vector3> positions = new ArrayList<>(trajectory.size());
        for (int i = 0; i < trajectory.size(); i++) {
            positions.add(new Vector3(trajectory.x(i), trajectory.y(i), trajectory.z(i)));
        }
        return positions;
    }
}

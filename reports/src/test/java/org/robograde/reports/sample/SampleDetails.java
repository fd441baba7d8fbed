package org.robograde.reports.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.robograde.grader.grade.Grade.PhaseShares;
import org.robograde.grader.metrics.Detail;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.metrics.Measurement.Series;
import org.robograde.grader.metrics.PoseCloud;
import org.robograde.grader.metrics.PoseCloud.Point;
import org.robograde.grader.metrics.TremorSpectrum;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** What charts need beside curves, for the sample grade: a spectrum, clouds of positions, a limit that moves, phases. */
final class SampleDetails {
    static final String REPEATABILITY = "execution.pose-repeatability";
    static final String TREMOR = "execution.tremor-attenuation";
    static final String SEPARATION = "safety.separation-margin";

    private SampleDetails() {}

    static List<PhaseShares> phases(int trial) {
        return List.of(
                new PhaseShares(
                        "to the guest",
                        SampleTracks.at(2),
                        SampleTracks.at(30),
                        Map.of("monitor", 0.1, "generate", 1.0, "select", 1.0, "execute", 1.0)),
                new PhaseShares(
                        "past people",
                        SampleTracks.at(30),
                        SampleTracks.at(33),
                        Map.of("monitor", 0.1, "generate", 1.0, "execute", trial == 1 ? 0.4 : 1.0)),
                new PhaseShares(
                        "handover",
                        SampleTracks.at(33),
                        SampleTracks.at(71),
                        Map.of("monitor", 0.12, "select", 0.5, "execute", 0.75)));
    }

    static List<Measurement> measurements(int trial) {
        List<Measurement> all = new ArrayList<>();
        if (trial == 1) {
            all.add(measurement(REPEATABILITY, 0.0007, Optional.empty(), Detail.of(clouds())));
            all.add(measurement("execution.pose-accuracy", 0.0009, Optional.empty(), Detail.of(clouds())));
            all.add(measurement(TREMOR, 0.00008, Optional.empty(), Detail.of(spectrum())));
            all.add(separation());
        }
        return all;
    }

    private static Measurement measurement(String metricId, double value, Optional<Series> series, Detail detail) {
        return new Measurement(
                metricId,
                SampleGrade.trialId(1),
                value,
                "m",
                Budget.of(List.of(Contribution.instrument("tracker", 0.00002))),
                30,
                List.of(new EvidenceReference(
                        "/tool", SampleTracks.at(1), SampleTracks.at(60), SampleTracks.at(41), "pose p1, 30 cycles")),
                series,
                false,
                detail);
    }

    private static List<PoseCloud> clouds() {
        Random random = new Random(9283);
        return List.of(cloud("p1", 30, random), cloud("p2", 1, random));
    }

    private static PoseCloud cloud(String pose, int cycles, Random random) {
        Point commanded = new Point(0.4, -0.2, 0.8);
        List<Point> attained = new ArrayList<>();
        double x = 0;
        double y = 0;
        double z = 0;
        for (int i = 0; i < cycles; i++) {
            Point at = new Point(
                    commanded.x() + 0.0006 + 0.0002 * random.nextGaussian(),
                    commanded.y() - 0.0004 + 0.0001 * random.nextGaussian(),
                    commanded.z() + 0.0002 + 0.0003 * random.nextGaussian());
            attained.add(at);
            x += at.x() / cycles;
            y += at.y() / cycles;
            z += at.z() / cycles;
        }
        Optional<Double> radius = cycles > 1 ? Optional.of(0.0007) : Optional.empty();
        return new PoseCloud(pose, cycles, commanded, new Point(x, y, z), attained, radius, false);
    }

    private static TremorSpectrum spectrum() {
        List<Double> tool = new ArrayList<>();
        List<Double> hand = new ArrayList<>();
        for (double hz = 0; hz <= 30; hz += 0.390625) {
            double voluntary = 1e-4 / (1 + Math.pow(hz / 0.6, 4));
            double tremor = 6e-9 * Math.exp(-Math.pow((hz - 9.8) / 0.7, 2));
            tool.add(voluntary + tremor + 1e-13);
            hand.add(voluntary + 40 * tremor + 1e-12);
        }
        return new TremorSpectrum("m2/Hz", 0.390625, 8, 12, tool, hand);
    }

    private static Measurement separation() {
        List<Long> times = new ArrayList<>();
        List<Double> distances = new ArrayList<>();
        List<Double> required = new ArrayList<>();
        for (double t = 30; t < 45; t += 0.2) {
            times.add(SampleTracks.at(t));
            distances.add(SampleSeries.personDistance(t));
            required.add(0.5 + 0.4 * Math.exp(-Math.pow((t - 34.5) / 1.5, 2)));
        }
        return measurement(
                SEPARATION,
                -0.12,
                Optional.of(new Series("distance to the nearest person", "m", times, distances)),
                Detail.of(new Series("protective distance from the middle of the unit", "m", times, required)));
    }
}

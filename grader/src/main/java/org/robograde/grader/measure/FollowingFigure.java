package org.robograde.grader.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.teleoperation.Delay;
import org.robograde.grader.motion.teleoperation.TrackingError;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.StampReport;
import org.robograde.grader.motion.trajectory.Trajectory;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** How a body follows the one that leads it: its delay, and how far it strays once that is taken out. */
final class FollowingFigure implements MeasurableFigure {
    private static final double LONGEST_LAG_SECONDS = 1;
    private static final double HIGHEST_RATE_HZ = 200;
    private static final int MOST_SAMPLES = 120_000;
    private static final int FEWEST_SAMPLES = 64;

    /** The measure. */
    enum Measure {
        DELAY(
                "teleoperation.delay",
                "s",
                "lag in s of FILE (the slave) behind --reference (the master), by their speeds without tremor"),
        ERROR(
                "teleoperation.tracking-error",
                "m",
                "rms in m of what FILE (the slave) strays from --reference (the master), delay and offset taken out");

        private final String id;
        private final String unit;
        private final String words;

        Measure(String id, String unit, String words) {
            this.id = id;
            this.unit = unit;
            this.words = words;
        }
    }

    private final Measure measure;

    FollowingFigure(Measure measure) {
        this.measure = measure;
    }

    @Override
    public String id() {
        return measure.id;
    }

    @Override
    public String description() {
        return measure.words + "; on one clock, at one scale";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        Trajectory slave = request.trajectoryOverTime().inOrderOfTime();
        Trajectory master = request.referenceOverTime().inOrderOfTime();
        double hertz = Math.min(HIGHEST_RATE_HZ, Math.min(rate(slave), rate(master)));
        double later = (master.nanos(0) - slave.nanos(0)) / 1e9;
        double from = Math.max(0, later);
        double end = Math.min(Positions.seconds(slave), Positions.seconds(master) + later);
        double to = Math.min(end, from + MOST_SAMPLES / hertz);
        if (!((to - from) * hertz >= FEWEST_SAMPLES)) {
            throw new IncomparableException(slave.name() + " and " + master.name()
                    + " are hardly on record at the same time; a delay takes " + FEWEST_SAMPLES + " samples of both");
        }
        if (to < end) {
            request.note("only the first " + MOST_SAMPLES + " samples both have are used");
        }
        List<Vector3> led = Positions.evenly(master, from - later, to - later, hertz);
        List<Vector3> followed = Positions.evenly(slave, from, to, hertz);
        int n = Math.min(led.size(), followed.size());
        Delay delay = Delay.ofVoluntaryMotion(led.subList(0, n), followed.subList(0, n), hertz, LONGEST_LAG_SECONDS)
                .orElseThrow(
                        () -> new IncomparableException("the speeds of the two are not alike enough within a lag of "
                                + LONGEST_LAG_SECONDS + " s to tell a delay"));
        return measure == Measure.DELAY
                ? figure(request, delay, hertz, n, delay.seconds(), delayBudget(request, delay, n), Map.of())
                : error(request, delay, hertz, led.subList(0, n), followed.subList(0, n));
    }

    private static Budget delayBudget(MeasureRequest request, Delay delay, int n) {
        return Budget.of(List.of(
                Contribution.sampling("noise and sampling of both speeds", delay.standardUncertainty(), n - 2.0),
                Contribution.instrument("clocks, as stated", request.options().clockSigmaSeconds()),
                Contribution.instrument(
                        "clocks, as the record's two disagree", request.clockDisagreementSeconds() / Math.sqrt(3))));
    }

    private Figure error(MeasureRequest request, Delay delay, double hertz, List<Vector3> led, List<Vector3> followed) {
        List<Vector3> wanted = new ArrayList<>();
        List<Vector3> attained = new ArrayList<>();
        for (int i = 0; i < followed.size(); i++) {
            double at = i - delay.seconds() * hertz;
            int before = (int) Math.floor(at);
            if (before >= 0 && before + 1 < led.size()) {
                double share = at - before;
                wanted.add(led.get(before)
                        .times(1 - share)
                        .plus(led.get(before + 1).times(share)));
                attained.add(followed.get(i));
            }
        }
        Vector3 offset = Vector3.mean(attained).minus(Vector3.mean(wanted));
        wanted.replaceAll(w -> w.plus(offset));
        TrackingError error = TrackingError.of(wanted, attained);
        MeasureOptions options = request.options();
        if (options.sigmaMeters() == 0 && options.referenceSigmaMeters() == 0) {
            request.note("no uncertainty of a position was given (--sigma, --reference-sigma): none is in U");
        }
        Budget budget = Budget.of(List.of(
                Contribution.instrument("position of the reference", options.referenceSigmaMeters()),
                Contribution.instrument("position of the file", options.sigmaMeters())));
        return figure(
                request,
                delay,
                hertz,
                error.pairs(),
                error.rms(),
                budget,
                Map.of("mean", error.mean(), "greatest", error.greatest()));
    }

    private Figure figure(
            MeasureRequest request,
            Delay delay,
            double hertz,
            int samples,
            double value,
            Budget budget,
            Map<String, Double> others) {
        return new Figure(
                id(),
                value,
                measure.unit,
                budget,
                samples,
                samples,
                Map.of(
                        "rate", MeasureText.digits(hertz, 6) + " Hz, evenly, on straight lines between poses",
                        "delay", MeasureText.digits(delay.seconds(), 6) + " s",
                        "correlation", MeasureText.digits(delay.correlation(), 6)),
                others,
                request.notes());
    }

    private static double rate(Trajectory ordered) {
        return 1e9 / StampReport.of(ordered).medianIntervalNanos();
    }
}

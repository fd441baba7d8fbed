package org.robograde.grader.measure;

import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.trajectory.Association;
import org.robograde.grader.motion.trajectory.MotionProfile;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** How near two bodies came to each other. */
final class MinimumDistanceFigure implements MeasurableFigure {
    @Override
    public String id() {
        return "separation.minimum-distance";
    }

    @Override
    public String description() {
        return "least distance in m between the positions of two bodies at one time, FILE's and --reference's; no radius taken off";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        Association pairs = request.pairs();
        int nearest = 0;
        for (int k = 1; k < pairs.size(); k++) {
            nearest = distance(pairs, k) < distance(pairs, nearest) ? k : nearest;
        }
        MeasureOptions options = request.options();
        double speed = options.byRow()
                ? 0
                : MotionProfile.of(pairs.reference()).rmsSpeed()
                        + MotionProfile.of(pairs.estimate()).rmsSpeed();
        request.note("what happened between two pairs is not seen");
        return new Figure(
                id(),
                distance(pairs, nearest),
                "m",
                Budget.of(List.of(
                        Contribution.instrument("position of the reference", options.referenceSigmaMeters()),
                        Contribution.instrument("position of the file", options.sigmaMeters()),
                        Contribution.instrument("clocks, as stated", speed * options.clockSigmaSeconds()),
                        Contribution.instrument(
                                "clocks, as the record's two disagree",
                                speed * request.clockDisagreementSeconds() / Math.sqrt(3)),
                        Contribution.instrument(
                                "stamps of the pair apart", speed * Math.abs(pairs.slipNanos(nearest)) / 1e9))),
                pairs.size(),
                1,
                Map.of(
                        "at",
                        MeasureText.digits(pairs.reference().nanos(nearest) / 1e9, 15) + " s",
                        "pairs",
                        String.valueOf(pairs.size())),
                Map.of(),
                request.notes());
    }

    private static double distance(Association pairs, int k) {
        return pairs.reference().distanceTo(k, pairs.estimate(), k);
    }
}

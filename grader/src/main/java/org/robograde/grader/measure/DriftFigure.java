package org.robograde.grader.measure;

import java.util.List;
import java.util.Map;
import org.robograde.grader.motion.trajectory.Association;
import org.robograde.grader.motion.trajectory.Drift;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.uncertainty.Budget;
import org.robograde.grader.uncertainty.Contribution;

/** How far a trajectory has come off its reference by the end, having started together with it. */
final class DriftFigure implements MeasurableFigure {
    /** What the distance at the end is divided by. */
    enum Per {
        END("trajectory.drift", "m", "distance from the reference at the end, in metres"),
        METER("trajectory.drift-per-metre", "m/m", "that distance by the reference's path length"),
        SECOND("trajectory.drift-per-second", "m/s", "that distance by the time");

        private final String id;
        private final String unit;
        private final String words;

        Per(String id, String unit, String words) {
            this.id = id;
            this.unit = unit;
            this.words = words;
        }
    }

    private final Per per;

    DriftFigure(Per per) {
        this.per = per;
    }

    @Override
    public String id() {
        return per.id;
    }

    @Override
    public String description() {
        return per.words + ", the first poses made to coincide";
    }

    @Override
    public Figure measure(MeasureRequest request) {
        Association pairs = request.pairs();
        Drift drift = Drift.of(pairs);
        double by = switch (per) {
            case END -> 1;
            case METER -> drift.wayMeters();
            case SECOND -> drift.seconds();
        };
        if (!(by > 0)) {
            throw new IncomparableException(pairs.reference().name() + " does not move or has no time: no drift by it");
        }
        if (!drift.turned()) {
            request.note("not both have orientations: only the first positions were made to coincide");
        }
        MeasureOptions options = request.options();
        // Two poses of each, the first and the last.
        double two = Math.sqrt(2) / by;
        return new Figure(
                id(),
                drift.endMeters() / by,
                per.unit,
                Budget.of(List.of(
                        Contribution.instrument("position of the reference", two * options.referenceSigmaMeters()),
                        Contribution.instrument("position of the file", two * options.sigmaMeters()))),
                pairs.size(),
                1,
                Map.of(
                        "pairs",
                        String.valueOf(pairs.size()),
                        "alignment",
                        drift.turned() ? "origin" : "first position"),
                Map.of("end", drift.endMeters(), "pathLength", drift.wayMeters(), "seconds", drift.seconds()),
                request.notes());
    }
}

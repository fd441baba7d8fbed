package org.robograde.grader.metrics.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.mobile.Coverage;
import org.robograde.grader.motion.mobile.PlanarPath.Place;
import org.robograde.grader.statistics.Decimal;

/** How much of a stated area the unit swept with its tool. */
final class FloorCoverage implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("execution.floor-coverage");
    private static final double CELL_METERS = 0.05;
    /** Between two sightings further apart than this the way is not known. */
    private static final double LONGEST_STEP_METERS = 0.5;

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        Optional<TrialEvent> stated = evidence.events().first("area_stated");
        PoseTrack seen = evidence.tracks().fieldPose();
        if (stated.isEmpty() || seen.isEmpty()) {
            return DEFINITION.notMeasurable(
                    evidence, stated.isEmpty() ? "no area was stated" : "the field did not see where the unit was");
        }
        double least = EventLog.number(stated.get(), "minX").orElse(0);
        double most = EventLog.number(stated.get(), "maxX").orElse(0);
        double low = EventLog.number(stated.get(), "minY").orElse(0);
        double high = EventLog.number(stated.get(), "maxY").orElse(0);
        double radius = EventLog.number(stated.get(), "toolRadiusMeters").orElse(0);
        Coverage coverage;
        try {
            coverage = swept(seen, new Place(least, low), new Place(most, high), radius);
        } catch (IllegalArgumentException e) {
            return DEFINITION.notMeasurable(evidence, String.valueOf(e.getMessage()));
        }
        double perimeter = 2 * (most - least + high - low);
        double area = (most - least) * (high - low);
        long from = seen.receivedNanos(0);
        long to = seen.receivedNanos(seen.size() - 1);
        return DEFINITION
                .measured(evidence, coverage.share())
                // The edge of what was swept is known to within a cell, all along it.
                .instrument("grid", CELL_METERS / Math.sqrt(12) * perimeter / area)
                .samples(coverage.cells())
                .at(seen.topic(), from, to, to, Decimal.percent(coverage.againShare()) + " of it swept again")
                .build();
    }

    private static Coverage swept(PoseTrack seen, Place least, Place most, double radius) {
        List<Place> driven = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            if (i > 0 && !(seen.step(i) <= LONGEST_STEP_METERS)) {
                throw new IllegalArgumentException("the unit was seen " + Decimal.text(seen.step(i))
                        + " m from where it was seen before; what it swept between is not known");
            }
            driven.add(new Place(seen.x(i), seen.y(i)));
        }
        return Coverage.of(least, most, CELL_METERS, p -> true, driven, radius);
    }
}

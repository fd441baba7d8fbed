package org.robograde.grader.metrics.decision;

import java.util.List;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Zone;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How much faster than allowed the unit drives. */
final class SpeedLimitExcess implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("decision.speed-limit-excess");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        List<Zone> zones = Zone.of(evidence).stream()
                .filter(z -> z.kind().equals(Zone.SPEED_LIMIT) && Double.isFinite(z.metersPerSecondMax()))
                .toList();
        RuleBreaks breaks = RuleBreaks.of(evidence, zones);
        if (!breaks.limited()) {
            return DEFINITION.notMeasurable(evidence, "the unit was never seen in a zone with a speed limit");
        }
        long at = breaks.excessNanos();
        return DEFINITION
                .measured(evidence, Math.max(0, breaks.excess()))
                .samples(breaks.seen())
                .at(evidence.topic(Roles.ODOMETRY), at, at, at, "fastest against the limit of a zone")
                .build();
    }
}

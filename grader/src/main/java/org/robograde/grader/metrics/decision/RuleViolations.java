package org.robograde.grader.metrics.decision;

import java.util.List;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Zone;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How often the unit breaks a rule of the site's zones. */
final class RuleViolations implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("decision.rule-violations");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        List<Zone> zones = Zone.of(evidence);
        if (zones.isEmpty()) {
            return DEFINITION.notMeasurable(evidence, "no zone with a rule is on record");
        }
        RuleBreaks breaks = RuleBreaks.of(evidence, zones);
        if (breaks.seen() == 0) {
            return DEFINITION.notMeasurable(evidence, "where the unit was in the map is not on record");
        }
        return DEFINITION
                .measured(evidence, breaks.spells().size())
                .samples(breaks.seen())
                .at(breaks.spells())
                .build();
    }
}

package org.robograde.grader.metrics.safety;

import org.robograde.grader.metrics.Curves;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Instruments;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.ScanTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** How near anything came to the unit's laser. */
final class NearestReturn implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("safety.nearest-return");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        ScanTrack scan = evidence.tracks().scan();
        int nearest = -1;
        int withReturn = 0;
        for (int i = 0; i < scan.size(); i++) {
            boolean returned = Double.isFinite(scan.nearestMeters(i));
            withReturn += returned ? 1 : 0;
            boolean nearer = nearest < 0 || scan.nearestMeters(i) < scan.nearestMeters(nearest);
            nearest = returned && nearer ? i : nearest;
        }
        if (nearest < 0) {
            return DEFINITION.notMeasurable(
                    evidence,
                    scan.size() == 0 ? "there is no scan" : "no beam of any of " + scan.size() + " scans came back");
        }
        long at = scan.receivedNanos(nearest);
        return DEFINITION
                .measured(evidence, scan.nearestMeters(nearest))
                .instrument("laser, as stated", Instruments.positionMeters(evidence, Roles.SCAN))
                .samples(withReturn)
                .at(scan.topic(), at, at, at, "nearest return")
                .series(Curves.every(
                        "nearest return",
                        "m",
                        scan.size(),
                        scan::receivedNanos,
                        i -> Double.isFinite(scan.nearestMeters(i)) ? scan.nearestMeters(i) : 0))
                .build();
    }
}

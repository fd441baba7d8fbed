package org.robograde.grader.metrics.perception;

import java.util.Optional;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Instruments;
import org.robograde.grader.metrics.course.Refusals;
import org.robograde.grader.metrics.course.ToolCourse;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.SpaceTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.teleoperation.TrackingError;

/** How well an arm knows where its own tool is: its word against what the field's instrument sees. */
final class ToolLocalisationError implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("perception.tool-localisation-error");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        return Refusals.said(DEFINITION, evidence, () -> outcome(evidence));
    }

    private MetricOutcome outcome(TrialEvidence evidence) {
        SpaceTrack stated = evidence.tracks().arm().tool();
        SpaceTrack seen = evidence.tracks().arm().observedTool();
        Optional<String> obstacle = ToolCourse.implausible(stated).or(() -> ToolCourse.implausible(seen));
        if (obstacle.isPresent()) {
            return DEFINITION.notMeasurable(evidence, obstacle.get());
        }
        Sights sights = new Sights();
        between(stated, seen, sights);
        if (sights.tally.pairs() == 0) {
            return DEFINITION.notMeasurable(
                    evidence, "the field's instrument never saw the tool between two of the unit's statements");
        }
        TrackingError error = sights.tally.error();
        return DEFINITION
                .measured(evidence, error.rms())
                .instrument("instrument, as stated", Instruments.positionMeters(evidence, Roles.OBSERVED_TOOL))
                .samples(error.pairs())
                .at(
                        stated.topic(),
                        seen.receivedNanos(sights.firstRow),
                        seen.receivedNanos(sights.lastRow),
                        seen.receivedNanos(sights.worstRow),
                        "farthest from where the tool was seen")
                .build();
    }

    private static final class Sights {
        private final TrackingError.Tally tally = new TrackingError.Tally();
        private int firstRow;
        private int lastRow;
        private int worstRow;

        void add(Vector3 known, Vector3 said, int row) {
            int sight = tally.pairs();
            tally.add(known, said);
            firstRow = sight == 0 ? row : firstRow;
            lastRow = row;
            worstRow = tally.greatestAt() == sight ? row : worstRow;
        }
    }

    /** The unit's word at the very moment of each sight, between its two statements about it, so that no motion between stamps counts as error. */
    private static void between(SpaceTrack stated, SpaceTrack seen, Sights sights) {
        long longest = Math.round(5e9 * ToolCourse.of(stated).intervalSeconds());
        for (int i = 0; i < seen.size(); i++) {
            long at = seen.receivedNanos(i);
            int after = stated.firstAtOrAfter(at);
            if (after >= stated.size() || (after == 0 && stated.receivedNanos(0) != at)) {
                continue;
            }
            int before = stated.receivedNanos(after) == at ? after : after - 1;
            long apart = stated.receivedNanos(after) - stated.receivedNanos(before);
            if (apart > longest) {
                continue;
            }
            double part = apart == 0 ? 0 : (double) (at - stated.receivedNanos(before)) / apart;
            Vector3 from = stated.position(before);
            sights.add(
                    seen.position(i),
                    from.plus(stated.position(after).minus(from).times(part)),
                    i);
        }
    }
}

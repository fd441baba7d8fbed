package org.robograde.grader.metrics.safety;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Instruments;
import org.robograde.grader.metrics.course.Refusals;
import org.robograde.grader.metrics.course.ToolCourse;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.SpaceTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.geometry.Vector3;
import org.robograde.grader.motion.teleoperation.RemoteCentre;
import org.robograde.grader.statistics.Decimal;

/** How far the instrument's shaft strays from the point it is to turn about. */
final class RemoteCentreError implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("safety.remote-centre-error");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        return Refusals.said(DEFINITION, evidence, () -> outcome(evidence));
    }

    private MetricOutcome outcome(TrialEvidence evidence) {
        Optional<String> obstacle = ToolCourse.obstacle(evidence);
        SpaceTrack seen = ToolCourse.seen(evidence);
        Optional<TrialEvent> stated = evidence.events().first("remote_centre_stated");
        if (obstacle.isPresent() || !seen.oriented() || stated.isEmpty()) {
            return DEFINITION.notMeasurable(
                    evidence,
                    obstacle.orElse(
                            stated.isEmpty()
                                    ? "no remote centre was stated, nor the direction of the shaft"
                                    : "the poses on " + seen.topic() + " tell no orientation"));
        }
        Vector3 shaft = vector(stated.get(), "shaftX", "shaftY", "shaftZ");
        Vector3 centre = vector(stated.get(), "x", "y", "z");
        boolean given = centre.isFinite();
        if (!shaft.isFinite() || shaft.norm() == 0) {
            return DEFINITION.notMeasurable(evidence, "the direction of the shaft was not stated");
        }
        List<RemoteCentre.Line> lines = new Shafts(seen, shaft);
        Optional<RemoteCentre> found = given ? Optional.of(RemoteCentre.given(centre, lines)) : RemoteCentre.fit(lines);
        if (found.isEmpty()) {
            return DEFINITION.notMeasurable(
                    evidence, "the shaft hardly turned: no point is fixed that it could have turned about");
        }
        RemoteCentre remote = found.get();
        long at = seen.receivedNanos(remote.greatestAt());
        return DEFINITION
                .measured(evidence, remote.greatest())
                .instrument(
                        "instrument, as stated", Instruments.positionMeters(evidence, ToolCourse.roleOfSeen(evidence)))
                .sampling("fitted centre", remote.standardUncertainty(), Math.max(1, 2 * lines.size() - 3))
                .samples(lines.size())
                .at(
                        seen.topic(),
                        seen.receivedNanos(0),
                        seen.receivedNanos(seen.size() - 1),
                        at,
                        (given ? "from the stated centre" : "from the centre that fits best") + "; rms "
                                + Decimal.text(remote.rms(), 6) + " m")
                .build();
    }

    /** The lines of the shaft, made as they are looked at. */
    private static final class Shafts extends AbstractList<RemoteCentre.Line> implements RandomAccess {
        private final SpaceTrack seen;
        private final Vector3 shaft;

        Shafts(SpaceTrack seen, Vector3 shaft) {
            this.seen = seen;
            this.shaft = shaft;
        }

        @Override
        public RemoteCentre.Line get(int i) {
            return new RemoteCentre.Line(seen.position(i), seen.orientation(i).turn(shaft));
        }

        @Override
        public int size() {
            return seen.size();
        }
    }

    private static Vector3 vector(TrialEvent event, String x, String y, String z) {
        return new Vector3(
                EventLog.number(event, x).orElse(Double.NaN),
                EventLog.number(event, y).orElse(Double.NaN),
                EventLog.number(event, z).orElse(Double.NaN));
    }
}

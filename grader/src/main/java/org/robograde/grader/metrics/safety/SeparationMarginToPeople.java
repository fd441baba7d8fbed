package org.robograde.grader.metrics.safety;

import java.util.List;
import java.util.Optional;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.grader.metrics.Curves;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Detail;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.course.Refusals;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.FieldPeople;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.PeopleTrack;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.separation.ProtectiveSeparation;
import org.robograde.grader.motion.separation.SeparationMargin;
import org.robograde.grader.statistics.Decimal;

/** How much more than the protective distance there was between the unit and people. */
final class SeparationMarginToPeople implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("safety.separation-margin");

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        return Refusals.said(DEFINITION, evidence, () -> outcome(evidence));
    }

    private MetricOutcome outcome(TrialEvidence evidence) {
        Optional<TrialEvent> stated = evidence.events().first("separation_stated");
        if (stated.isEmpty()) {
            return DEFINITION.notMeasurable(
                    evidence, "no separation was stated: reaction and stopping time of the unit are not known");
        }
        Optional<ProtectiveSeparation.Setting> setting = setting(stated.get());
        if (setting.isEmpty()) {
            return DEFINITION.notMeasurable(
                    evidence,
                    "the separation as stated cannot be: every term must be a number of 0 or more, the speed of the stopping"
                            + " time above 0");
        }
        FieldPeople people = evidence.tracks().fieldPeople();
        MotionTrack odometry = evidence.tracks().odometry();
        List<PeopleTrack.Approach> approaches = people.approaches(Timing.JOIN_NANOS);
        if (approaches.isEmpty() || odometry.size() == 0) {
            return DEFINITION.notMeasurable(evidence, approaches.isEmpty() ? people.nobody() : "there is no odometry");
        }
        double radius =
                Math.max(0, EventLog.number(stated.get(), "unitRadiusMeters").orElse(0));
        double[] seconds = new double[approaches.size()];
        double[] distances = new double[seconds.length];
        double[] speeds = new double[seconds.length];
        for (int i = 0; i < seconds.length; i++) {
            PeopleTrack.Approach approach = approaches.get(i);
            seconds[i] = (approach.atNanos() - approaches.get(0).atNanos()) / 1e9;
            distances[i] = approach.meters() - radius;
            speeds[i] = odometry.speedAt(approach.atNanos());
        }
        SeparationMargin margin = SeparationMargin.of(seconds, distances, speeds, setting.get());
        Optional<String> unseen =
                people.unseenWithin(approaches.get(margin.leastAt()).meters(), evidence.facts());
        return unseen.<MetricOutcome>map(reason -> DEFINITION.notMeasurable(evidence, reason))
                .orElseGet(() ->
                        drafted(evidence, people, setting.get(), approaches, margin, speeds[margin.leastAt()], radius));
    }

    private static MetricOutcome drafted(
            TrialEvidence evidence,
            FieldPeople people,
            ProtectiveSeparation.Setting setting,
            List<PeopleTrack.Approach> approaches,
            SeparationMargin margin,
            double speed,
            double radius) {
        long at = approaches.get(margin.leastAt()).atNanos();
        long before = approaches.get(Math.max(0, margin.leastAt() - 1)).atNanos();
        long after = approaches
                .get(Math.min(approaches.size() - 1, margin.leastAt() + 1))
                .atNanos();
        // Between two looks both may have come nearer still.
        double closing = (setting.humanSpeed() + speed) * Timing.ofSampling((after - before) / 2);
        ProtectiveSeparation terms = margin.atLeast();
        return DEFINITION
                .measured(evidence, margin.least())
                .instrument(
                        people.contribution(), approaches.get(margin.leastAt()).standardUncertaintyMeters())
                .instrument("both moving between two looks", closing)
                .samples(approaches.size())
                .at(
                        people.topic(),
                        at,
                        at,
                        at,
                        "S_p " + Decimal.text(terms.meters()) + " m = S_h " + Decimal.text(terms.human()) + " + S_r "
                                + Decimal.text(terms.reaction()) + " + S_s " + Decimal.text(terms.stopping()) + " + C "
                                + Decimal.text(terms.intrusion()) + " + Z_d " + Decimal.text(terms.personUncertainty())
                                + " + Z_r " + Decimal.text(terms.robotUncertainty()) + "; too near for "
                                + Decimal.text(margin.secondsTooNear()) + " s in all; distance by "
                                + people.by(approaches.get(margin.leastAt())))
                .series(Curves.distances(approaches))
                .detail(Detail.of(Curves.every(
                        "protective distance from the middle of the unit",
                        "m",
                        approaches.size(),
                        i -> approaches.get(i).atNanos(),
                        i -> margin.required()[i] + radius)))
                .build();
    }

    private static Optional<ProtectiveSeparation.Setting> setting(TrialEvent stated) {
        double[] terms = {
            EventLog.number(stated, "humanSpeed").orElse(ProtectiveSeparation.WALKING_SPEED),
            EventLog.number(stated, "reactionSeconds").orElse(-1),
            EventLog.number(stated, "stoppingSeconds").orElse(-1),
            EventLog.number(stated, "stoppingFromSpeed").orElse(-1),
            EventLog.number(stated, "intrusionMeters").orElse(0),
            EventLog.number(stated, "personUncertaintyMeters").orElse(0),
            EventLog.number(stated, "unitUncertaintyMeters").orElse(0)
        };
        for (double term : terms) {
            if (!(term >= 0) || Double.isInfinite(term)) {
                return Optional.empty();
            }
        }
        return terms[3] == 0
                ? Optional.empty()
                : Optional.of(new ProtectiveSeparation.Setting(
                        terms[0], terms[1], terms[2], terms[3], terms[4], terms[5], terms[6]));
    }
}

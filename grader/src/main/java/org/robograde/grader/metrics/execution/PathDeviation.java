package org.robograde.grader.metrics.execution;

import java.util.List;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.course.Refusals;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.Plan;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.motion.mobile.PlanarPath;
import org.robograde.grader.motion.mobile.PlanarPath.Place;

/** How far the unit strays from the way it planned. */
final class PathDeviation implements Metric {
    private static final MetricDefinition DEFINITION = Definitions.of("execution.path-deviation");
    /** Poses compared; of more, evenly taken ones, so that the time stays bounded. */
    private static final int MOST_POSES = 20_000;

    /** A plan as a line over the floor. */
    private record Way(long sinceNanos, PlanarPath path) {
        static Way of(Plan plan) {
            return new Way(
                    plan.receivedNanos(),
                    new PlanarPath(plan.points().stream()
                            .map(p -> new Place(p.x(), p.y()))
                            .toList()));
        }
    }

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        return Refusals.said(DEFINITION, evidence, () -> outcome(evidence));
    }

    private MetricOutcome outcome(TrialEvidence evidence) {
        PoseTrack seen = evidence.tracks().fieldPose();
        if (seen.isEmpty()) {
            return DEFINITION.notMeasurable(evidence, "the field did not see where the unit was");
        }
        List<Way> ways = evidence.tracks().plans().stream()
                .filter(p -> p.course().size() > 1)
                .map(Way::of)
                .toList();
        List<Goal> goals = evidence.events().goals();
        int stride = 1 + seen.size() / MOST_POSES;
        double greatest = -1;
        int at = 0;
        int compared = 0;
        for (int i = 0; i < seen.size(); i += stride) {
            double off = deviation(goals, ways, seen, i);
            compared += off >= 0 ? 1 : 0;
            at = off > greatest ? i : at;
            greatest = Math.max(greatest, off);
        }
        if (compared == 0) {
            return DEFINITION.notMeasurable(evidence, "the unit was not seen while it pursued a goal with a plan");
        }
        long moment = seen.receivedNanos(at);
        return DEFINITION
                .measured(evidence, greatest)
                .instrument("field cameras", Math.sqrt(seen.axisVariance(at)))
                .samples(compared)
                .at(seen.topic(), moment, moment, moment, "furthest from the plan")
                .at(evidence.topic(Roles.PLAN), moment, moment, moment, "the plan in force")
                .build();
    }

    /** From the plan in force then; -1 outside of goals, before the first plan, and where the way was planned anew since. */
    private static double deviation(List<Goal> goals, List<Way> ways, PoseTrack seen, int i) {
        long now = seen.receivedNanos(i);
        Goal pursued = null;
        for (Goal goal : goals) {
            pursued = goal.sentNanos() <= now && now <= goal.endNanos() ? goal : pursued;
        }
        Way inForce = null;
        for (Way way : ways) {
            boolean ours = pursued != null && way.sinceNanos() >= pursued.sentNanos() && way.sinceNanos() <= now;
            inForce = ours ? way : inForce;
        }
        return inForce == null ? -1 : inForce.path().distanceTo(new Place(seen.x(i), seen.y(i)));
    }
}

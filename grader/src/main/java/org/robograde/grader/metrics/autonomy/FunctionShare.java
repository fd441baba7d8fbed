package org.robograde.grader.metrics.autonomy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.Metric;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.Timing;
import org.robograde.grader.metrics.course.BlockEncounter;
import org.robograde.grader.metrics.course.HelpGiven;
import org.robograde.grader.metrics.course.WorkingTime;
import org.robograde.grader.metrics.trial.Disturbance;
import org.robograde.grader.metrics.trial.Goal;
import org.robograde.grader.metrics.trial.Intervention;
import org.robograde.grader.metrics.trial.Roles;
import org.robograde.grader.metrics.trial.TrialEvidence;

/** The unit's share in one of the four functions of autonomy: who monitored, generated options, selected, executed. */
public final class FunctionShare implements Metric {
    private static final long NOTICED_NANOS = 15_000_000_000L;

    private static final List<FunctionShare> SHARES = shares();

    private final MetricDefinition definition;
    private final Share share;
    private final boolean fromPlans;

    private FunctionShare(MetricDefinition definition, Share share, boolean fromPlans) {
        this.definition = definition;
        this.share = share;
        this.fromPlans = fromPlans;
    }

    /** What the unit did and what persons did, in counts or in seconds. */
    public record Parts(double unit, double person) {
        public Parts plus(Parts other) {
            return new Parts(unit + other.unit, person + other.person);
        }
    }

    /** The parts behind each share that this trial's record shows, by metric id; what shares of several trials are pooled from. */
    public static Map<String, Parts> parts(TrialEvidence evidence) {
        Map<String, Parts> parts = new TreeMap<>();
        for (FunctionShare share : SHARES) {
            MetricDefinition definition = share.definition();
            boolean usable = definition.obstacle(evidence, definition.needs()).isEmpty();
            if (usable && share.measure(evidence) instanceof Measurement) {
                parts.put(definition.id(), share.share.of(evidence));
            }
        }
        return parts;
    }

    private interface Share {
        Parts of(TrialEvidence evidence);
    }

    static List<Metric> all() {
        return List.copyOf(SHARES);
    }

    private static List<FunctionShare> shares() {
        return List.of(
                metric("monitor", FunctionShare::monitor, false),
                metric("generate", FunctionShare::generate, true),
                metric("select", FunctionShare::select, true),
                metric("execute", FunctionShare::execute, false));
    }

    private static FunctionShare metric(String function, Share share, boolean fromPlans) {
        return new FunctionShare(Definitions.of("autonomy.share-" + function), share, fromPlans);
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public MetricOutcome measure(TrialEvidence evidence) {
        if (evidence.events().goals().isEmpty()) {
            return definition.notMeasurable(evidence, "the trial had no goal");
        }
        Optional<String> loss = evidence.loss(Roles.TELEOP).or(() -> plansUnknown(evidence));
        if (loss.isPresent()) {
            return definition.notMeasurable(evidence, loss.get());
        }
        Parts parts = share.of(evidence);
        double all = parts.unit() + parts.person();
        if (all == 0) {
            return definition.notMeasurable(evidence, "nothing of this function is on record");
        }
        return definition
                .measured(evidence, parts.unit() / all)
                .at(
                        evidence.topic(Roles.EVENTS),
                        evidence.facts().startNanos(),
                        evidence.facts().endNanos(),
                        evidence.facts().startNanos(),
                        "the whole trial")
                .build();
    }

    /** Whose way it was cannot be told without plans, unless a person steered whenever there was a goal. */
    private Optional<String> plansUnknown(TrialEvidence evidence) {
        boolean needed = fromPlans
                && evidence.events().goals().stream()
                        .anyMatch(g -> WorkingTime.steered(evidence, g.sentNanos(), g.endNanos())
                                < WorkingTime.movedAlone(evidence, g.sentNanos(), g.endNanos()));
        return needed ? evidence.obstacle(Roles.PLAN) : Optional.empty();
    }

    private static Parts monitor(TrialEvidence evidence) {
        int unit = 0;
        int person = 0;
        for (Disturbance disturbance : evidence.events().disturbances()) {
            List<Goal> goals = evidence.events().goals().stream()
                    .filter(g -> g.overlaps(disturbance.fromNanos(), disturbance.toNanos()))
                    .toList();
            if (!goals.isEmpty()) {
                boolean noticed = noticed(evidence, disturbance, goals);
                unit += noticed ? 1 : 0;
                person += noticed ? 0 : 1;
            }
        }
        return new Parts(unit, person);
    }

    /**
     * By the unit itself: its own word counts also while a person steers, as long as that person did not intervene before; a new
     * plan or a goal that was reached shows nothing of the unit once a person steers.
     */
    private static boolean noticed(TrialEvidence evidence, Disturbance disturbance, List<Goal> goals) {
        long from = disturbance.fromNanos();
        OptionalLong intervened = evidence.events().interventions().stream()
                .mapToLong(Intervention::fromNanos)
                .filter(t -> t >= from && t <= disturbance.toNanos())
                .min();
        long until = Math.min(intervened.orElse(Long.MAX_VALUE), from + NOTICED_NANOS);
        boolean spoke = evidence.tracks().said().stream()
                .anyMatch(s -> s.receivedNanos() >= from && s.receivedNanos() <= until && s.tellsOfBlockedWay());
        boolean reported = evidence.tracks().diagnoses().stream()
                .anyMatch(d -> d.error() && d.receivedNanos() >= from && d.receivedNanos() <= until);
        boolean planned = goals.stream().anyMatch(g -> planned(evidence, g, from, Math.min(until, g.endNanos())));
        boolean gotThrough = intervened.isEmpty()
                && goals.stream().allMatch(g -> g.succeeded() && reachedAlone(evidence, disturbance, g));
        return spoke || reported || planned || gotThrough;
    }

    private static boolean planned(TrialEvidence evidence, Goal goal, long from, long until) {
        OptionalLong plan = BlockEncounter.newPlan(evidence, goal, from, until);
        return plan.isPresent() && WorkingTime.steered(evidence, from, plan.getAsLong()) == 0;
    }

    private static boolean reachedAlone(TrialEvidence evidence, Disturbance disturbance, Goal goal) {
        long from = Math.max(disturbance.fromNanos(), goal.sentNanos());
        return WorkingTime.steered(evidence, from, goal.endNanos()) == 0
                && HelpGiven.because(evidence, disturbance, goal.endNanos()).isEmpty();
    }

    private static Parts generate(TrialEvidence evidence) {
        return new Parts(
                plansFollowed(evidence), count(evidence, "correction", "takeover") + steeredWithoutPlan(evidence));
    }

    private static Parts select(TrialEvidence evidence) {
        double persons = count(evidence, "approval", "correction", "takeover") + steeredWithoutPlan(evidence);
        double approved = count(evidence, "approval");
        return new Parts(Math.max(0, plansFollowed(evidence) - approved), persons);
    }

    /** Goals to which a person steered the unit by a way that only the person knew; one who took over or corrected is counted as such. */
    private static int steeredWithoutPlan(TrialEvidence evidence) {
        int steered = 0;
        for (Goal goal : evidence.events().goals()) {
            boolean counted = evidence.events().interventions().stream()
                    .anyMatch(i -> List.of("correction", "takeover").contains(i.kind())
                            && goal.overlaps(i.fromNanos(), i.toNanos()));
            boolean byPerson = goal.succeeded()
                    && !counted
                    && !planned(evidence, goal)
                    && WorkingTime.steered(evidence, goal.sentNanos(), goal.endNanos()) > 0;
            steered += byPerson ? 1 : 0;
        }
        return steered;
    }

    private static boolean planned(TrialEvidence evidence, Goal goal) {
        return evidence.tracks().plans().stream()
                .anyMatch(p -> p.receivedNanos() >= goal.sentNanos() && p.receivedNanos() <= goal.endNanos());
    }

    /** One per goal reached by a plan, and one per blocked way for which the unit found another alone. */
    private static int plansFollowed(TrialEvidence evidence) {
        int followed = 0;
        for (Goal goal : evidence.events().goals()) {
            if (!goal.succeeded()) {
                continue; // A plan that led nowhere was no way to go on.
            }
            followed += planned(evidence, goal) ? 1 : 0;
        }
        for (BlockEncounter encounter : BlockEncounter.of(evidence)) {
            followed += encounter.replannedAlone() && encounter.goal().succeeded() ? 1 : 0;
        }
        return followed;
    }

    private static Parts execute(TrialEvidence evidence) {
        double alone = 0;
        double steered = 0;
        for (Goal goal : evidence.events().goals()) {
            alone += Timing.seconds(WorkingTime.movedAlone(evidence, goal.sentNanos(), goal.endNanos()));
            steered += Timing.seconds(WorkingTime.steered(evidence, goal.sentNanos(), goal.endNanos()));
        }
        return new Parts(alone, steered);
    }

    private static int count(TrialEvidence evidence, String... kinds) {
        List<String> wanted = List.of(kinds);
        return (int) evidence.events().interventions().stream()
                .filter(i -> wanted.contains(i.kind()))
                .count();
    }
}

package org.robograde.grader.grade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.grade.Grade.ElementLevel;
import org.robograde.grader.grade.Grade.GradedTrial;
import org.robograde.grader.grade.Grade.LevelName;
import org.robograde.grader.grade.Grade.LevelVerdict;
import org.robograde.grader.grade.Grade.NotMeasured;
import org.robograde.grader.grade.Grade.RulebookIdentity;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.MetricOutcome;
import org.robograde.grader.metrics.NotMeasurable;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.Combined;
import org.robograde.grader.rulebook.Direction;
import org.robograde.grader.rulebook.Judge;
import org.robograde.grader.rulebook.Judgement;
import org.robograde.grader.rulebook.OverallRule;
import org.robograde.grader.rulebook.Provenance;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.expression.Expression;

/** Puts a grade together from measured trials, whatever order they come in. */
public final class GradeAssembler {
    private final Rulebook rulebook;
    private final Judge judge;

    public GradeAssembler(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.judge = new Judge(rulebook.aggregation().conditionalCounts());
    }

    /** @throws IllegalArgumentException if there is no trial, if they are of several units, or if a trial is given twice */
    public Grade grade(List<MeasuredTrial> unordered) {
        List<MeasuredTrial> trials = unordered.stream()
                .sorted(Comparator.comparing(MeasuredTrial::trialId))
                .toList();
        String unitId = oneUnit(trials);
        List<Judgement> judgements =
                rulebook.clauses().stream().map(c -> judge(c, trials)).toList();
        List<ElementLevel> elements =
                elements(judgements).stream().map(e -> observed(e, trials)).toList();
        OverallLevel overall = OverallLevel.of(rulebook, elements, judgements);
        return new Grade(
                SoftwareVersion.GRADE_FORMAT,
                SoftwareVersion.VERSION,
                unitId,
                identity(),
                trials.stream().map(GradeAssembler::trial).toList(),
                overall.level(),
                overall.reason(),
                overall.level().flatMap(level -> sureness(elements, judgements, level)),
                elements,
                Autonomy.of(trials, rulebook),
                judgements.stream().map(GradeAssembler::finding).toList(),
                measurements(trials, judgements),
                notMeasured(trials),
                weakest(),
                overall.decidedBy(),
                new Robust(judge, other -> OverallLevel.of(rulebook, elements(other), other)).of(judgements, overall));
    }

    private List<ElementLevel> elements(List<Judgement> judgements) {
        ElementLevels levels = new ElementLevels(rulebook, judge);
        return rulebook.elements().stream().map(e -> levels.of(e, judgements)).toList();
    }

    /** Each counted element as far as its own level is needed for the unit's. */
    private Optional<Grade.Confidence> sureness(List<ElementLevel> elements, List<Judgement> judgements, int level) {
        List<Judgement> counted = judgements.stream()
                .filter(j -> rulebook.aggregation().over().contains(j.clause().elementId()))
                .toList();
        boolean lowest = rulebook.aggregation().rule() instanceof OverallRule.Minimum;
        int highest = elements.stream().mapToInt(e -> e.level().orElse(0)).max().orElse(0);
        return level < 1 ? Optional.empty() : Sureness.of(counted, lowest ? level : highest);
    }

    private ElementLevel observed(ElementLevel element, List<MeasuredTrial> trials) {
        List<String> metricIds = rulebook.elements().stream()
                .filter(e -> e.id().equals(element.elementId()))
                .flatMap(e -> e.observes().stream())
                .toList();
        return new ElementLevel(
                element.elementId(),
                element.title(),
                element.level(),
                element.score(),
                element.reason(),
                element.limitingClauses(),
                element.confidence(),
                Observations.of(metricIds, trials));
    }

    private static String oneUnit(List<MeasuredTrial> trials) {
        TreeSet<String> units = new TreeSet<>();
        TreeSet<String> seen = new TreeSet<>();
        for (MeasuredTrial trial : trials) {
            units.add(trial.facts().identity().unitId());
            if (!seen.add(trial.trialId())) {
                throw new IllegalArgumentException(
                        "the trial " + trial.trialId() + " was given twice; give each bundle once");
            }
        }
        if (units.size() != 1) {
            throw new IllegalArgumentException(
                    units.isEmpty()
                            ? "no trial was given; give at least one bundle"
                            : "the trials are of several units " + units + "; grade one unit at a time");
        }
        return units.first();
    }

    private Judgement judge(Clause clause, List<MeasuredTrial> trials) {
        List<Measurement> measurements = new ArrayList<>();
        List<String> obstacles = new ArrayList<>();
        int eligible = 0;
        for (MeasuredTrial trial : trials) {
            if (!countsFor(clause, trial)) {
                continue;
            }
            eligible++;
            Optional<MetricOutcome> outcome = trial.outcome(clause);
            outcome.filter(Measurement.class::isInstance)
                    .map(Measurement.class::cast)
                    .ifPresent(measurements::add);
            outcome.filter(NotMeasurable.class::isInstance)
                    .map(o -> ((NotMeasurable) o).reason())
                    .filter(reason -> !obstacles.contains(reason))
                    .ifPresent(obstacles::add);
        }
        return judge.judge(clause, measurements, eligible, obstacles);
    }

    private static boolean countsFor(Clause clause, MeasuredTrial trial) {
        boolean scenario = clause.scenarios().isEmpty()
                || clause.scenarios().contains(trial.facts().identity().scenarioId());
        return scenario && clause.evidenceTypes().contains(trial.evidenceType());
    }

    private RulebookIdentity identity() {
        return new RulebookIdentity(
                rulebook.id(),
                rulebook.edition(),
                rulebook.status(),
                rulebook.sha256(),
                rulebook.title(),
                rulebook.isStructure(),
                rulebook.levels().stream()
                        .map(l -> new LevelName(l.number(), l.name()))
                        .toList());
    }

    private static GradedTrial trial(MeasuredTrial trial) {
        var identity = trial.facts().identity();
        return new GradedTrial(
                identity.trialId(),
                trial.facts().manifestSha256(),
                identity.scenarioId(),
                identity.repetition(),
                identity.seed(),
                identity.timeBase().name(),
                identity.source(),
                trial.facts().outcome(),
                trial.facts().outcomeReason(),
                trial.facts().durationSeconds(),
                trial.notes(),
                trial.phases().stream().map(PhaseAllocation::told).toList());
    }

    private static ClauseFinding finding(Judgement judgement) {
        Clause clause = judgement.clause();
        boolean atMost = clause.direction() == Direction.AT_MOST;
        List<LevelVerdict> perLevel = new ArrayList<>();
        judgement.perLevel().forEach((level, verdict) -> {
            Double limit = clause.limits().get(level);
            if (limit != null) {
                perLevel.add(new LevelVerdict(
                        level,
                        limit,
                        atMost,
                        verdict,
                        Optional.ofNullable(judgement.conformity().get(level))));
            }
        });
        Optional<Combined> combined = judgement.combined();
        boolean counted = clause.measurand().kind() == MetricDefinition.Kind.PROPORTION;
        Optional<Measurement> deciding = judgement.deciding();
        return new ClauseFinding(
                clause.id(),
                clause.elementId(),
                clause.title(),
                clause.measurand().id(),
                clause.measurand().expression().map(Expression::text),
                clause.unit(),
                clause.decision().text(),
                clause.provenance(),
                clause.verification(),
                clause.origin(),
                judgement.value().map(v -> v + 0.0),
                combined.map(Combined::expandedUncertainty).orElse(0.0) + 0.0,
                combined.map(Combined::low).orElse(0.0) + 0.0,
                combined.map(Combined::high).orElse(counted ? 1.0 : 0.0) + 0.0,
                combined.map(Combined::samples).orElse(0),
                perLevel,
                judgement.highestLevelPassed(),
                judgement.verdict(),
                judgement.reason(),
                judgement.settles(),
                deciding.map(Measurement::trialId),
                deciding.flatMap(m -> m.references().stream().findFirst()));
    }

    /** The metrics' own, and those derived for a clause. */
    private static List<Measurement> measurements(List<MeasuredTrial> trials, List<Judgement> judgements) {
        Stream<MetricOutcome> own = trials.stream().flatMap(t -> t.outcomes().stream());
        Stream<MetricOutcome> derived = judgements.stream()
                .filter(j -> j.clause().measurand().expression().isPresent())
                .flatMap(j -> trials.stream().flatMap(t -> t.outcome(j.clause()).stream()));
        return Stream.concat(own, derived)
                .filter(Measurement.class::isInstance)
                .map(Measurement.class::cast)
                .sorted(Comparator.comparing(Measurement::metricId).thenComparing(Measurement::trialId))
                .toList();
    }

    private static List<NotMeasured> notMeasured(List<MeasuredTrial> trials) {
        return trials.stream()
                .flatMap(t -> t.outcomes().stream())
                .filter(NotMeasurable.class::isInstance)
                .map(NotMeasurable.class::cast)
                .map(n -> new NotMeasured(n.metricId(), n.trialId(), n.reason()))
                .sorted(Comparator.comparing(NotMeasured::metricId).thenComparing(NotMeasured::trialId))
                .toList();
    }

    /** Of the clauses of the elements that make up the level, of the clauses it is conditional on, and of the rule that adds them up. */
    private Provenance weakest() {
        Provenance weakest = rulebook.aggregation().provenance();
        for (Clause clause : rulebook.clauses()) {
            boolean counted = rulebook.aggregation().over().contains(clause.elementId())
                    || rulebook.preconditions().stream()
                            .anyMatch(p -> p.clauseId().equals(clause.id()));
            boolean weaker = clause.provenance().compareTo(weakest) > 0;
            weakest = counted && weaker ? clause.provenance() : weakest;
        }
        return weakest;
    }
}

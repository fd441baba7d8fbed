package org.robograde.grader.grade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.grader.grade.Grade.ElementLevel;
import org.robograde.grader.grade.Grade.GradedTrial;
import org.robograde.grader.grade.Grade.LevelName;
import org.robograde.grader.grade.Grade.LevelVerdict;
import org.robograde.grader.grade.Grade.NotMeasured;
import org.robograde.grader.grade.Grade.RulebookIdentity;
import org.robograde.grader.metrics.Measurement;
import org.robograde.grader.metrics.NotMeasurable;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.Direction;
import org.robograde.grader.rulebook.Judge;
import org.robograde.grader.rulebook.Judgement;
import org.robograde.grader.rulebook.Provenance;
import org.robograde.grader.rulebook.Rulebook;

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
        ElementLevels levels = new ElementLevels(rulebook, judge);
        List<ElementLevel> elements =
                rulebook.elements().stream().map(e -> levels.of(e, judgements)).toList();
        OverallLevel overall = OverallLevel.of(rulebook, elements, judgements);
        return new Grade(
                SoftwareVersion.GRADE_FORMAT,
                SoftwareVersion.VERSION,
                unitId,
                identity(),
                trials.stream().map(GradeAssembler::trial).toList(),
                overall.level(),
                overall.reason(),
                elements,
                Autonomy.of(trials, rulebook),
                judgements.stream().map(GradeAssembler::finding).toList(),
                measurements(trials),
                notMeasured(trials),
                weakest(),
                overall.decidedBy());
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
            trial.measurement(clause.metric().id()).ifPresent(measurements::add);
            trial.obstacle(clause.metric().id())
                    .map(NotMeasurable::reason)
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
                trial.notes());
    }

    private static ClauseFinding finding(Judgement judgement) {
        Clause clause = judgement.clause();
        boolean atMost = clause.direction() == Direction.AT_MOST;
        List<LevelVerdict> perLevel = new ArrayList<>();
        judgement.perLevel().forEach((level, verdict) -> {
            Double limit = clause.limits().get(level);
            if (limit != null) {
                perLevel.add(new LevelVerdict(level, limit, atMost, verdict));
            }
        });
        Optional<Measurement> deciding = judgement.deciding();
        return new ClauseFinding(
                clause.id(),
                clause.elementId(),
                clause.title(),
                clause.metric().id(),
                clause.unit(),
                clause.decision().text(),
                clause.provenance(),
                clause.origin(),
                judgement.value().map(v -> v + 0.0),
                judgement.expandedUncertainty() + 0.0,
                judgement.intervalLow() + 0.0,
                judgement.intervalHigh() + 0.0,
                judgement.samples(),
                perLevel,
                judgement.highestLevelPassed(),
                judgement.verdict(),
                judgement.reason(),
                judgement.settles(),
                deciding.map(Measurement::trialId),
                deciding.flatMap(m -> m.references().stream().findFirst()));
    }

    private static List<Measurement> measurements(List<MeasuredTrial> trials) {
        return trials.stream()
                .flatMap(t -> t.outcomes().stream())
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
